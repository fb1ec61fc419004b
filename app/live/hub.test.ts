import { once } from "node:events";
import { createConnection, type Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test, vi } from "vitest";
import { openEventStream, type EventStreamReader } from "../../tests/support/event-stream.ts";
import { aShow, openStage, ShowInMemory, streamPath, type Stage } from "../../tests/support/live-stage.ts";

const stages: Stage[] = [];

async function aStage(options: Parameters<typeof openStage>[0] = {}): Promise<Stage> {
  const stage = await openStage(options);
  stages.push(stage);
  return stage;
}

const watch = (stage: Stage, lastEventId?: string) =>
  openEventStream(
    `${stage.url}${streamPath}`,
    lastEventId === undefined ? {} : { headers: { "Last-Event-ID": lastEventId } },
  );

afterEach(async () => {
  await Promise.all(stages.splice(0).map((stage) => stage.close()));
});

test("a viewer is told the whole show first, then what changes", async () => {
  const stage = await aStage();
  const viewer = await watch(stage);
  const first = await viewer.next();

  stage.sell("shirt", 3);

  expect(viewer.headers["content-type"]).toBe("text/event-stream; charset=utf-8");
  expect(first.data).toEqual({ kind: "snapshot", title: "Spring", values: {} });
  expect((await viewer.next()).data).toEqual({ kind: "item", id: "shirt", value: 3 });
});

test("what changes while the snapshot is read comes after it", async () => {
  const stage = await aStage();
  const early = await watch(stage);
  await early.next();
  stage.hub.resync();
  await early.sees("data");
  const gate = Promise.withResolvers<undefined>();
  const late = await openStage({ show: stage.show });
  stages.push(late);
  stage.show.gate = gate.promise;

  const viewer = await watch(late);
  late.sell("shirt", 2);
  gate.resolve(undefined);

  expect((await viewer.next()).data.kind).toBe("snapshot");
  expect((await viewer.next()).data).toEqual({ kind: "item", id: "shirt", value: 2 });
});

test("a viewer who returns gets what it missed, once, and nothing else", async () => {
  const stage = await aStage();
  const viewer = await watch(stage);
  await viewer.next();
  stage.sell("shirt", 3);
  const seen = await viewer.next();
  viewer.leave();
  stage.sell("shirt", 2);
  await wait(120);
  stage.sell("shirt", 1);
  await wait(120);

  const returned = await watch(stage, seen.id ?? "");
  const missed = [await returned.next(), await returned.next()];
  stage.sell("shirt", 0);

  expect(missed.map(({ data }) => data["value"])).toEqual([2, 1]);
  expect((await returned.next()).data["value"]).toBe(0);
});

test("a viewer who returns to another process gets the whole show", async () => {
  const stage = await aStage();
  const first = await (await watch(stage)).next();
  const restarted = await aStage({ show: stage.show });

  const returned = await watch(restarted, first.id ?? "");

  expect((await returned.next()).data.kind).toBe("snapshot");
});

test("a viewer who missed more than is remembered gets the whole show", async () => {
  const stage = await aStage({ historyMessages: 2 });
  const first = await (await watch(stage)).next();
  for (const value of [3, 2, 1]) {
    stage.sell("shirt", value);
    await wait(80);
  }

  const returned = await watch(stage, first.id ?? "");

  expect((await returned.next()).data).toEqual({ kind: "snapshot", title: "Spring", values: { shirt: 1 } });
});

test.each(["nonsense", "epoch1.99999", "epoch1.-1", ".", "epoch1."])(
  "a viewer with the position %s gets the whole show",
  async (position) => {
    const stage = await aStage({ newEpoch: () => "epoch1" });

    const viewer = await watch(stage, position);

    expect((await viewer.next()).data.kind).toBe("snapshot");
  },
);

/** Says so much that a viewer who does not read is dropped; answers how long each message took to reach one who reads. */
async function flood(stage: Stage, viewer: EventStreamReader): Promise<readonly number[]> {
  const bulk = "x".repeat(200_000);
  const delays: number[] = [];
  for (let round = 1; !stage.logged.includes("viewer too slow, dropped") && round < 400; round += 1) {
    stage.show.title = `${round} ${bulk}`;
    const saidAt = performance.now();
    stage.hub.announce({ show: aShow, kind: "show", item: null });
    await viewer.find(({ data }) => String(data["title"]).startsWith(`${round} `));
    delays.push(performance.now() - saidAt);
  }
  return delays;
}

async function aSlowViewer(stage: Stage): Promise<Socket> {
  const slow = createConnection(Number(new URL(stage.url).port), "127.0.0.1");
  const before = stage.hub.size;
  slow.pause();
  slow.write(`GET ${streamPath} HTTP/1.1\r\nHost: x\r\n\r\n`);
  await vi.waitFor(() => expect(stage.hub.size).toBe(before + 1));
  return slow;
}

test("a viewer who does not read is dropped, and the others are told all the same", async () => {
  const stage = await aStage({ hangUpMs: 50 });
  const viewer = await watch(stage);
  await viewer.next();
  const slow = await aSlowViewer(stage);

  const delays = await flood(stage, viewer);

  await vi.waitFor(() => expect(stage.hub.size).toBe(1));
  expect(stage.logged).toContain("viewer too slow, dropped");
  expect(Math.max(...delays)).toBeLessThan(1000);
  slow.destroy();
});

test("a dropped viewer who reads on is told why, and comes back to the whole show", async () => {
  const stage = await aStage();
  const viewer = await watch(stage);
  await viewer.next();
  const slow = await aSlowViewer(stage);
  let text = "";
  slow.setEncoding("utf8").on("data", (piece: string) => (text += piece));
  slow.pause();

  await flood(stage, viewer);
  slow.resume();
  await once(slow, "end");

  expect(text.slice(-200)).toContain(": too slow");
  const ids = text.match(/(?<=^id: ).+$/gm) ?? [];
  const returned = await watch(stage, ids.at(-1));
  expect((await returned.next()).data["title"]).toBe(stage.show.title);
  slow.destroy();
});

test("a viewer who leaves is forgotten", async () => {
  const stage = await aStage();
  const viewer = await watch(stage);
  await viewer.next();
  const before = stage.hub.size;

  viewer.leave();

  await vi.waitFor(() => expect(stage.hub.size).toBe(0));
  expect(before).toBe(1);
});

test("a viewer who closes only its own half is forgotten", async () => {
  const stage = await aStage();
  const socket = createConnection({ port: Number(new URL(stage.url).port), host: "127.0.0.1", allowHalfOpen: true });
  socket.write(`GET ${streamPath} HTTP/1.1\r\nHost: x\r\n\r\n`);
  socket.resume();
  await vi.waitFor(() => expect(stage.hub.size).toBe(1));

  socket.end();

  await once(socket, "close");
  await vi.waitFor(() => expect(stage.hub.size).toBe(0));
});

test("the server's clock comes right behind the snapshot, and behind what a returning viewer missed", async () => {
  const stage = await aStage({ clock: () => new Date("2026-11-21T20:00:00.123Z") });
  const viewer = await watch(stage);
  const { id } = await viewer.next();

  const returned = await watch(stage, id ?? "");

  const clock = '\n\ndata: {"kind":"clock","now":"2026-11-21T20:00:00.123Z"}\n\n';
  await viewer.sees(`}${clock}`);
  await returned.sees(clock);
  expect(returned.unread).toEqual([]);
});

test("viewers of a market with its own prices have a room of their own, and all rooms are told what changes", async () => {
  const stage = await aStage();
  const from = (country: string) => openEventStream(`${stage.url}${streamPath}&country=${country}`);
  const viewers = [await from("DE"), await from("dk"), await from("SE"), await from("DK"), await from("'; drop")];
  for (const viewer of viewers) await viewer.next();
  const read = stage.show.markets;

  stage.sell("shirt", 3);

  for (const viewer of viewers) expect((await viewer.next()).data).toMatchObject({ id: "shirt", value: 3 });
  expect(read).toEqual(["", "DK", "SE"]);
  expect(stage.show.loads.filter((kind) => kind === "item")).toHaveLength(3);
});

test("two hundred viewers who come at once are given one snapshot", { timeout: 60_000 }, async () => {
  const stage = await aStage({ mostStreams: 1000 });

  const viewers = await Promise.all(Array.from({ length: 200 }, () => watch(stage)));
  for (const viewer of viewers) await viewer.next();

  expect(stage.show.loads).toEqual(["snapshot"]);
});

test("streams are kept awake while nothing happens", async () => {
  const stage = await aStage({ heartbeatMs: 30 });
  const viewer = await watch(stage);

  await vi.waitFor(() => expect(viewer.clocks.length).toBeGreaterThan(3));

  expect(viewer.ended).toBe(false);
  expect(viewer.text.match(/^id: /gm)).toHaveLength(1);
});

test("a hundred announcements while one is read are read once more, together", async () => {
  const stage = await aStage();
  const viewer = await watch(stage);
  await viewer.next();
  stage.show.loads = [];

  for (let value = 100; value >= 1; value -= 1) stage.sell("shirt", value);
  await viewer.find(({ data }) => data["value"] === 1);

  expect(stage.show.loads).toHaveLength(2);
});

test("what changes within a tick leaves together, the newest value of each once", async () => {
  const stage = await aStage();
  const viewer = await watch(stage);
  await viewer.next();
  stage.sell("shirt", 9);
  await viewer.next();

  for (const value of [8, 7, 6]) {
    stage.sell("shirt", value);
    await wait(5);
  }
  stage.sell("hat", 1);
  await viewer.find(({ data }) => data["id"] === "hat");

  expect(viewer.text.match(/"id":"shirt"/g)?.length).toBeLessThan(4);
  expect(viewer.text).toContain(`"id":"shirt","value":6`);
});

test("after the listener was lost, every viewer is told the whole show again", async () => {
  const stage = await aStage();
  const viewer = await watch(stage);
  await viewer.next();
  stage.show.title = "Changed unheard";

  stage.hub.resync();

  expect((await viewer.next()).data).toMatchObject({ kind: "snapshot", title: "Changed unheard" });
});

test("while nothing is heard from the database, each viewer gets a snapshot of its own", async () => {
  const stage = await aStage({ isListening: () => false });
  await (await watch(stage)).next();
  stage.show.title = "Changed unheard";

  const viewer = await watch(stage);

  expect((await viewer.next()).data).toMatchObject({ title: "Changed unheard" });
});

test("viewers wait for a snapshot that cannot be read yet", async () => {
  const show = new ShowInMemory();
  const fault = Promise.reject(new Error("the database is away"));
  fault.catch(() => undefined);
  show.gate = fault;
  const stage = await aStage({ show });

  const viewer = await watch(stage);
  await vi.waitFor(() => expect(stage.logged).toContain("a snapshot could not be loaded"));
  show.gate = Promise.resolve();

  expect((await viewer.next()).data.kind).toBe("snapshot");
});

test("when a show is deleted its streams end, and there is nothing to come back to", async () => {
  const stage = await aStage();
  const viewer = await watch(stage);
  await viewer.next();

  stage.show.isThere = false;
  stage.hub.announce({ show: aShow, kind: "show", item: null });

  await viewer.whenEnded();
  expect(viewer.text).toContain(": the show is gone");
  expect((await watch(stage)).status).toBe(404);
});

test("a process that restarts tells its viewers and ends their streams", async () => {
  const stage = await aStage();
  const viewer = await watch(stage);
  await viewer.next();

  stage.hub.close("the server restarts");

  await viewer.whenEnded();
  expect(viewer.text).toContain(": the server restarts");
});

test(
  "five hundred who lose a process come back to the next over three seconds, to one snapshot",
  { timeout: 60_000 },
  async () => {
    let nth = 0;
    const options = { mostStreams: 2000, chance: () => (nth++ % 10) / 10 };
    const lost = await aStage(options);
    const viewers = await Promise.all(Array.from({ length: 500 }, () => watch(lost)));
    const seen = await Promise.all(viewers.map((viewer) => viewer.next()));
    const next = await aStage({ ...options, show: lost.show });
    lost.show.loads = [];

    lost.hub.close("the server restarts");
    await Promise.all(viewers.map((viewer) => viewer.whenEnded()));
    const returned = await Promise.all(seen.map(({ id }) => watch(next, id ?? "")));
    const messages = await Promise.all(returned.map((viewer) => viewer.next()));

    expect(messages.every(({ data }) => data.kind === "snapshot")).toBe(true);
    expect(next.show.loads).toEqual(["snapshot"]);
    const waits = new Set(viewers.map(({ text }) => Number(/retry: (\d+)/.exec(text)?.[1])));
    expect([waits.size, Math.min(...waits), Math.max(...waits)]).toEqual([10, 1000, 2800]);
  },
);

test("a load that never answers is begun anew, and its viewers are told", async () => {
  const show = new ShowInMemory();
  show.gate = new Promise(() => undefined);
  const stage = await aStage({ show, longestLoadMs: 200 });

  const viewer = await watch(stage);
  await vi.waitFor(() => expect(show.loads).toHaveLength(1));
  show.gate = Promise.resolve();

  expect((await viewer.next()).data.kind).toBe("snapshot");
  expect(stage.logged).toContain("a snapshot could not be loaded");
});

test("HTML in a title stays harmless text", async () => {
  const stage = await aStage();
  stage.show.title = `<img src=x onerror=alert(1)>\n\ndata: {"kind":"forged"}\u2028`;

  const viewer = await watch(stage);

  expect((await viewer.next()).data["title"]).toBe(stage.show.title);
  expect(viewer.unread).toEqual([]);
});

test("when changes of stock are on every screen, their moments are told; what nobody watches is not", async () => {
  const told: (readonly number[])[] = [];
  const stage = await aStage({ onStockSent: (_place, changedAtMs) => told.push(changedAtMs) });
  const announce = (changedAtMs: number) =>
    stage.hub.announce({ show: aShow, kind: "item", item: "shirt", changedAtMs });
  announce(1);
  const viewer = await watch(stage);
  await viewer.next();

  stage.show.values = { shirt: 3 };
  announce(2);
  announce(3);
  stage.sell("shirt", 4);

  await vi.waitFor(() => expect(told.flat()).toEqual([2, 3]));
});
