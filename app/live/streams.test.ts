import { once } from "node:events";
import { createConnection } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { openEventStream } from "../../tests/support/event-stream.ts";
import {
  aShow,
  nowPath,
  openStage,
  storefront,
  streamPath,
  tokens,
  type Stage,
} from "../../tests/support/live-stage.ts";

const stages: Stage[] = [];

async function aStage(options: Parameters<typeof openStage>[0] = {}): Promise<Stage> {
  const stage = await openStage(options);
  stages.push(stage);
  return stage;
}

afterEach(async () => {
  await Promise.all(stages.splice(0).map((stage) => stage.close()));
});

test("a page of the shop's online store may read its stream, and only it", async () => {
  const seen: string[] = [];
  const { url } = await aStage({ onStorefront: (shop) => void seen.push(shop) });

  const own = await openEventStream(`${url}${streamPath}`, { headers: { Origin: storefront } });
  const foreign = await openEventStream(`${url}${streamPath}`, { headers: { Origin: "https://evil.example" } });

  expect(own.status).toBe(200);
  expect(own.headers["access-control-allow-origin"]).toBe(storefront);
  expect(own.headers["access-control-allow-credentials"]).toBeUndefined();
  expect(own.headers.vary).toBe("Origin");
  expect(foreign.status).toBe(403);
  expect(foreign.headers["access-control-allow-origin"]).toBeUndefined();
  expect(seen).toEqual(["demo.myshopify.com"]);
});

test.each([
  "/live/shows/00000000-0000-4000-8000-000000000000",
  "/live/shows/'%20or%201=1",
  "/live/shows/",
  "/live/",
  `/live/films/${aShow}`,
])("%s is no stream", async (path) => {
  const { url } = await aStage();

  const answer = await openEventStream(`${url}${path}`, { headers: { Origin: storefront } });

  expect(answer.status).toBe(404);
  expect(answer.headers["access-control-allow-origin"]).toBe("*");
});

test("a stream is only read", async () => {
  const { url } = await aStage();

  const answer = await openEventStream(`${url}${streamPath}`, { method: "POST" });

  expect(answer.status).toBe(405);
  expect(answer.headers.allow).toBe("GET");
});

test("a browser that asks before it resumes is told that it may", async () => {
  const { url } = await aStage();
  const ask = (origin: string) =>
    openEventStream(`${url}${streamPath}`, { method: "OPTIONS", headers: { Origin: origin } });

  const [own, foreign] = await Promise.all([ask(storefront), ask("https://evil.example")]);

  expect(own.status).toBe(204);
  expect(own.headers["access-control-allow-origin"]).toBe(storefront);
  expect(own.headers["access-control-allow-headers"]).toContain("Last-Event-ID");
  expect(foreign.status).toBe(403);
});

test("a full process tells the next viewer where to ask instead", async () => {
  const stage = await aStage({ mostStreams: 1, pollMs: 4000 });
  const first = await openEventStream(`${stage.url}${streamPath}`);
  await first.next();

  const second = await fetch(`${stage.url}${streamPath}&country=DK&viewer=ana&other=1`);
  const asked: unknown = await second.json();
  first.leave();
  await vi.waitFor(() => expect(stage.hub.size).toBe(0));
  const third = await openEventStream(`${stage.url}${streamPath}`);

  expect(second.status).toBe(503);
  expect(second.headers.get("retry-after")).toBe("10");
  expect(second.headers.get("access-control-allow-origin")).toBe("*");
  expect(asked).toEqual({ poll: `${nowPath}&country=DK&viewer=ana`, everyMs: 4000 });
  expect(third.status).toBe(200);
});

test("an address that has its share of streams asks instead; another address may open one", async () => {
  const stage = await aStage({ mostStreamsPerAddress: 10, trustedProxies: 1 });
  const from = (address: string) =>
    openEventStream(`${stage.url}${streamPath}`, { headers: { "X-Forwarded-For": `1.1.1.1, ${address}` } });
  for (let nth = 0; nth < 9; nth += 1) await from("9.9.9.9");

  const last = await from("9.9.9.9");
  await last.next();
  const beyond = await from("9.9.9.9");
  const other = await from("8.8.8.8");

  expect(last.status).toBe(200);
  expect(beyond.status).toBe(503);
  await beyond.sees(`"poll":"${nowPath}"`);
  expect(other.status).toBe(200);
  last.leave();
  await vi.waitFor(() => expect(stage.hub.size).toBe(10));
  expect((await from("9.9.9.9")).status).toBe(200);
});

test("behind a proxy that is not told of, whoever runs the process hears of it, once", async () => {
  const stage = await aStage({ mostStreamsPerAddress: 2 });
  const open = () =>
    openEventStream(`${stage.url}${streamPath}`, { headers: { "X-Forwarded-For": `1.1.1.${Math.random()}` } });

  const streams = [await open(), await open(), await open(), await open()];

  expect(streams.map(({ status }) => status)).toEqual([200, 200, 503, 503]);
  expect(stage.logged).toEqual(["an address has all its streams: behind a proxy, set PANIERE_TRUSTED_PROXIES"]);
});

test("an address that opens streams without end has to wait, and is told how long", async () => {
  const stage = await aStage({ mostStreamsPerAddress: 3 });

  const statuses: number[] = [];
  for (let nth = 0; nth < 8; nth += 1) {
    const stream = await openEventStream(`${stage.url}${streamPath}`);
    statuses.push(stream.status);
    if (stream.status === 429) expect(Number(stream.headers["retry-after"])).toBeGreaterThan(0);
    stream.leave();
    await vi.waitFor(() => expect(stage.hub.size).toBe(0));
  }

  expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
});

const wrongTokens: readonly (readonly [string, string])[] = [
  ["no token", ""],
  ["nonsense", "?token=%00%ff"],
  [
    "a forged token",
    `?token=${tokens.sign({ shop: "demo.myshopify.com", show: aShow, expiresAt: new Date("2099-01-01") }).slice(0, -3)}abc`,
  ],
  [
    "an expired one",
    `?token=${tokens.sign({ shop: "demo.myshopify.com", show: aShow, expiresAt: new Date("2020-01-01") })}`,
  ],
  [
    "another show's",
    `?token=${tokens.sign({ shop: "demo.myshopify.com", show: "00000000-0000-4000-8000-000000000000", expiresAt: new Date("2099-01-01") })}`,
  ],
  [
    "another shop's",
    `?token=${tokens.sign({ shop: "other.myshopify.com", show: aShow, expiresAt: new Date("2099-01-01") })}`,
  ],
];

test.each(wrongTokens)("with %s no stream opens, and the store's own page may read why", async (_name, query) => {
  const { url, hub } = await aStage();

  for (const path of [`/live/shows/${aShow}`, `/live/shows/${aShow}/now`]) {
    const answer = await fetch(`${url}${path}${query}`, { headers: { Origin: storefront } });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBe(storefront);
    expect(await answer.text()).toContain("A valid token");
  }
  expect(hub.size).toBe(0);
});

test("who asks instead gets the clock, then what a new viewer would be told, and 304 while nothing changes", async () => {
  const stage = await aStage();
  const ask = (headers: Record<string, string> = {}) =>
    fetch(`${stage.url}${nowPath}`, { headers: { Origin: storefront, ...headers } });
  const first = await ask();
  const told: unknown = await first.json();
  const tag = first.headers.get("etag") ?? "";

  const again = await ask({ "If-None-Match": tag });
  stage.sell("shirt", 3);
  const changed = await vi.waitFor(async () => {
    const answer = await ask({ "If-None-Match": tag });
    expect(answer.status).toBe(200);
    return answer;
  });

  expect(first.headers.get("access-control-allow-origin")).toBe(storefront);
  expect(told).toMatchObject([{ kind: "clock" }, { kind: "snapshot", title: "Spring" }]);
  expect(again.status).toBe(304);
  expect(await changed.json()).toMatchObject([{ kind: "clock" }, { kind: "snapshot" }, { id: "shirt", value: 3 }]);
});

test("a hundred who ask at once are answered from one load, from their market's room", async () => {
  const stage = await aStage({ mostStreamsPerAddress: 50 });

  const answers = await Promise.all(
    Array.from({ length: 100 }, (_each, nth) => fetch(`${stage.url}${nowPath}&country=DK&viewer=v${nth}`)),
  );
  for (const answer of answers) expect(await answer.json()).toHaveLength(2);

  expect(stage.show.markets).toEqual(["DK"]);
  expect(stage.crowds.viewersOf(aShow)).toBe(100);
  const tooMany = await Promise.all(Array.from({ length: 60 }, () => fetch(`${stage.url}${nowPath}`)));
  expect(tooMany.some(({ status }) => status === 429)).toBe(true);
});

test("who asks instead for a show that is gone is told so", async () => {
  const stage = await aStage({ rememberMs: 5000 });
  expect((await fetch(`${stage.url}${nowPath}`)).status).toBe(200);

  stage.show.isThere = false;
  stage.hub.announce({ show: aShow, kind: "show", item: null });

  await vi.waitFor(async () => expect((await fetch(`${stage.url}${nowPath}`)).status).toBe(404));
});

test("a viewer who reloads counts once", async () => {
  const stage = await aStage();
  const open = () => openEventStream(`${stage.url}${streamPath}&viewer=ana`);
  const before = await open();
  await before.next();

  before.leave();
  const after = await open();
  await after.next();
  await openEventStream(`${stage.url}${streamPath}`);

  await vi.waitFor(() => expect(stage.crowds.viewersOf(aShow)).toBe(2));
});

test("when shows cannot be looked up, viewers are asked to come back soon", async () => {
  const fault = new Error("the database is away");
  const { url, logged } = await aStage({ findShow: () => Promise.reject(fault) });

  const answer = await openEventStream(`${url}${streamPath}`);

  expect(answer.status).toBe(503);
  expect(answer.headers["retry-after"]).toBe("2");
  expect(logged).toEqual(["a stream could not be opened"]);
});

test("a whole room that comes back is looked up once", async () => {
  let lookUps = 0;
  const { url } = await aStage({
    rememberMs: 5000,
    findShow: async (show) => ({ show, shop: "demo.myshopify.com", origins: [], countries: [], nth: (lookUps += 1) }),
  });

  await Promise.all(Array.from({ length: 20 }, () => openEventStream(`${url}${streamPath}`)));

  expect(lookUps).toBe(1);
});

test("a control room opens for the shop's own admin, and for nobody else", async () => {
  const { url } = await aStage();
  const open = (headers: Record<string, string>) => openEventStream(`${url}/live/rooms/${aShow}`, { headers });

  const [own, nobody, forged, other] = await Promise.all([
    open({ Authorization: "Bearer demo" }),
    open({}),
    open({ Authorization: "Bearer forged" }),
    open({ Authorization: "Bearer other" }),
  ]);

  expect(own.status).toBe(200);
  expect((await own.next()).data.kind).toBe("snapshot");
  expect(nobody.status).toBe(401);
  expect(forged.status).toBe(401);
  expect(other.status).toBe(404);
});

test("what a viewer sends after its request is thrown away", async () => {
  const stage = await aStage();
  const socket = createConnection(Number(new URL(stage.url).port), "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8").on("data", (piece: string) => (text += piece));

  socket.write(`GET ${streamPath} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await vi.waitFor(() => expect(text).toContain("snapshot"));
  socket.write("GET /page HTTP/1.1\r\nHost: x\r\n\r\n");
  stage.sell("shirt", 1);
  await vi.waitFor(() => expect(text).toContain("shirt"));

  expect(text).not.toContain("a page");
  expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
  socket.destroy();
});

test("a connection that served a page may open a stream afterwards", async () => {
  const stage = await aStage();
  const socket = createConnection(Number(new URL(stage.url).port), "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8").on("data", (piece: string) => (text += piece));

  socket.write("GET /page HTTP/1.1\r\nHost: x\r\n\r\n");
  await vi.waitFor(() => expect(text).toContain("a page"));
  socket.write(`GET ${streamPath} HTTP/1.1\r\nHost: x\r\n\r\n`);

  await vi.waitFor(() => expect(text).toContain("snapshot"));
  socket.destroy();
});

test.each(["Content-Length: 1000000000", "Transfer-Encoding: chunked"])(
  "a stream that is asked for with a body (%s) is refused, and its connection is closed",
  async (header) => {
    const stage = await aStage();
    const socket = createConnection(Number(new URL(stage.url).port), "127.0.0.1");
    let text = "";
    socket
      .on("error", () => undefined)
      .setEncoding("utf8")
      .on("data", (piece: string) => (text += piece));

    socket.write(`GET ${streamPath} HTTP/1.1\r\nHost: x\r\n${header}\r\n\r\n`);

    await once(socket, "close");
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(stage.hub.size).toBe(0);
  },
);

test("a viewer who sends without end is hung up on", async () => {
  const stage = await aStage();
  const socket = createConnection(Number(new URL(stage.url).port), "127.0.0.1");
  socket.on("error", () => undefined).resume();
  socket.write(`GET ${streamPath} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await vi.waitFor(() => expect(stage.hub.size).toBe(1));

  const garbage = Buffer.alloc(64 * 1024, "x");
  const sending = setInterval(() => socket.write(garbage), 1);
  await once(socket, "close");
  clearInterval(sending);

  await vi.waitFor(() => expect(stage.hub.size).toBe(0));
});

test("a connection that asks for more before its stream is open is closed", async () => {
  const stage = await aStage();
  const socket = createConnection(Number(new URL(stage.url).port), "127.0.0.1");
  socket.on("error", () => undefined).resume();

  socket.write(`GET ${streamPath} HTTP/1.1\r\nHost: x\r\n\r\nGET /page HTTP/1.1\r\nHost: x\r\n\r\n`);

  await once(socket, "close");
  expect(stage.hub.size).toBe(0);
});
