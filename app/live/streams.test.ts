import { once } from "node:events";
import { createConnection } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { openEventStream } from "../../tests/support/event-stream.ts";
import { aShow, openStage, storefront, type Stage } from "../../tests/support/live-stage.ts";

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

  const own = await openEventStream(`${url}/live/shows/${aShow}`, { headers: { Origin: storefront } });
  const foreign = await openEventStream(`${url}/live/shows/${aShow}`, { headers: { Origin: "https://evil.example" } });

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

  const answer = await openEventStream(`${url}/live/shows/${aShow}`, { method: "POST" });

  expect(answer.status).toBe(405);
  expect(answer.headers.allow).toBe("GET");
});

test("a browser that asks before it resumes is told that it may", async () => {
  const { url } = await aStage();
  const ask = (origin: string) =>
    openEventStream(`${url}/live/shows/${aShow}`, { method: "OPTIONS", headers: { Origin: origin } });

  const [own, foreign] = await Promise.all([ask(storefront), ask("https://evil.example")]);

  expect(own.status).toBe(204);
  expect(own.headers["access-control-allow-origin"]).toBe(storefront);
  expect(own.headers["access-control-allow-headers"]).toContain("Last-Event-ID");
  expect(foreign.status).toBe(403);
});

test("a full process asks the next viewer to come back later", async () => {
  const stage = await aStage({ mostStreams: 1 });
  const first = await openEventStream(`${stage.url}/live/shows/${aShow}`);
  await first.next();

  const second = await openEventStream(`${stage.url}/live/shows/${aShow}`);
  first.leave();
  await vi.waitFor(() => expect(stage.hub.size).toBe(0));
  const third = await openEventStream(`${stage.url}/live/shows/${aShow}`);

  expect(second.status).toBe(503);
  expect(second.headers["retry-after"]).toBe("10");
  expect(third.status).toBe(200);
});

test("when shows cannot be looked up, viewers are asked to come back soon", async () => {
  const fault = new Error("the database is away");
  const { url, logged } = await aStage({ findShow: () => Promise.reject(fault) });

  const answer = await openEventStream(`${url}/live/shows/${aShow}`);

  expect(answer.status).toBe(503);
  expect(answer.headers["retry-after"]).toBe("2");
  expect(logged).toEqual(["a stream could not be opened"]);
});

test("a whole room that comes back is looked up once", async () => {
  let lookUps = 0;
  const { url } = await aStage({
    rememberMs: 5000,
    findShow: async (show) => ({ show, shop: "demo.myshopify.com", origins: [], nth: (lookUps += 1) }),
  });

  await Promise.all(Array.from({ length: 20 }, () => openEventStream(`${url}/live/shows/${aShow}`)));

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

  socket.write(`GET /live/shows/${aShow} HTTP/1.1\r\nHost: x\r\n\r\n`);
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
  socket.write(`GET /live/shows/${aShow} HTTP/1.1\r\nHost: x\r\n\r\n`);

  await vi.waitFor(() => expect(text).toContain("snapshot"));
  socket.destroy();
});

test("a connection that asks for more before its stream is open is closed", async () => {
  const stage = await aStage();
  const socket = createConnection(Number(new URL(stage.url).port), "127.0.0.1");
  socket.on("error", () => undefined).resume();

  socket.write(`GET /live/shows/${aShow} HTTP/1.1\r\nHost: x\r\n\r\nGET /page HTTP/1.1\r\nHost: x\r\n\r\n`);

  await once(socket, "close");
  expect(stage.hub.size).toBe(0);
});
