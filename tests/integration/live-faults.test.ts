import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { endShow } from "../../app/use-cases/end-show.server.ts";
import { pinItem } from "../../app/use-cases/pin-item.server.ts";
import { startShow } from "../../app/use-cases/start-show.server.ts";
import { aCable, type Cable } from "../support/cable.ts";
import { aProductIn, type ProductInStore } from "../support/catalogue.ts";
import { openEventStream, type EventStreamReader } from "../support/event-stream.ts";
import { expectLogLine } from "../support/log-lines.ts";
import { aDatabase } from "../support/postgres.ts";
import type { ShopInProcess } from "../support/shop-in-process.ts";
import { anInstalledShop, aShowWith, type SavedShow } from "../support/show-on-air.ts";
import { startWebProcess, streamOf, type WebProcess } from "../support/web-process.ts";

const databaseUrl = await aDatabase();
/** What a web process says while its database is away; all of it is over once the database is back */
const whileAway =
  /the listener lost the database|idle connection was lost|could not be (loaded|opened)|not noted|pg-boss|queue/;

let shop: ShopInProcess;
let shirt: ProductInStore;
let show: SavedShow = { id: "", itemIds: [] };
let cable: Cable;
let web: WebProcess;

beforeAll(async () => {
  shop = await anInstalledShop(databaseUrl, ({ store }) => (shirt = aProductIn(store, { title: "Shirt" })));
  const address = new URL(databaseUrl);
  cable = await aCable(Number(address.port));
  address.port = String(cable.port);
  web = await startWebProcess(address.href, shop);
});
afterAll(async () => {
  await web.end("SIGTERM");
  await cable.close();
  await shop.close();
});

async function aLiveShow(): Promise<void> {
  if (show.id !== "") await endShow(shop.house, shop.shop, show.id);
  show = await aShowWith(shop, { items: [{ product: shirt }] });
  await startShow(shop.house, shop.shop, show.id);
}

const pin = () => pinItem(shop.house, shop.shop, show.id, show.itemIds[0] ?? "");
const watch = () => openEventStream(streamOf(web, shop, show.id));

/** Reads on until the pin is seen, by its own message or in a snapshot. */
const seesThePin = (viewer: EventStreamReader) =>
  viewer.find(({ data }) => Array.isArray(data["pins"]) && data["pins"].length > 0);

test("the database is restarted: nobody's stream ends, and what happened meanwhile is told", async () => {
  expectLogLine(whileAway);
  await aLiveShow();
  const viewer = await watch();
  await viewer.next();

  cable.cut();
  await pin();
  const late = watch();
  cable.mend();

  expect((await seesThePin(viewer)).data.kind).toMatch(/pins|snapshot/);
  expect(viewer.ended).toBe(false);
  const answer = await late;
  expect([200, 503]).toContain(answer.status);
  await seesThePin(await vi.waitFor(async () => openedStream(await watch()), { timeout: 10_000 }));
});

test(
  "the network to the database is silent for a minute: it is noticed, and made good when it speaks again",
  { timeout: 150_000 },
  async () => {
    expectLogLine(whileAway);
    await aLiveShow();
    const viewer = await watch();
    await viewer.next();

    cable.holdUp();
    await pin();
    // The server's clock goes on meanwhile, every twelve seconds: viewers know that they are connected.
    const before = viewer.clocks.length;
    await vi.waitFor(() => expect(viewer.clocks.length).toBeGreaterThan(before + 4), { timeout: 100_000 });
    cable.mend();

    await seesThePin(viewer);
    expect(viewer.ended).toBe(false);
  },
);

test("a flood of forged tokens and unknown shows opens nothing, and who watches notices nothing", async () => {
  await aLiveShow();
  const viewer = await watch();
  await viewer.next();
  const forged = streamOf({ url: web.url }, shop, show.id).slice(0, -4);

  const flood = Array.from({ length: 400 }, (_each, nth) =>
    openEventStream(nth % 2 === 0 ? `${forged}AAAA` : `${web.url}/live/shows/${crypto.randomUUID()}?token=x`),
  );
  await pin();
  await seesThePin(viewer);

  const statuses = new Set((await Promise.all(flood)).map(({ status }) => status));
  expect([...statuses].filter((status) => ![403, 404, 429].includes(status))).toEqual([]);
  expect(viewer.ended).toBe(false);
});

function openedStream(stream: EventStreamReader): EventStreamReader {
  expect(stream.status).toBe(200);
  return stream;
}
