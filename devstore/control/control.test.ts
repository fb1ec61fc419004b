import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aDevStore } from "../test-dev-store.ts";
import { Control } from "./control.ts";
import { readFault } from "./fault.ts";

const quiet = { log: () => undefined };

test("clock and faults are in force again after a restart, and a fault that has ended is not", () => {
  const file = join(mkdtempSync(join(tmpdir(), "control-test-")), "control.json");
  const before = new Control({ file, ...quiet });
  before.clock.set(new Date("2027-03-01T12:00:00Z"));
  before.faults.add({ kind: "webhooks-dropped", topic: "orders/create", left: 3 });
  before.faults.add({ kind: "throttled", until: "2027-03-01T11:00:00Z" });
  before.stop();

  const after = new Control({ file, ...quiet });

  expect(after.clock.now().toISOString().slice(0, 16)).toBe("2027-03-01T12:00");
  expect(after.faults.list()).toMatchObject([{ kind: "webhooks-dropped", topic: "orders/create", left: 3 }]);
  expect(after.isStopped).toBe(true);
});

test("a file that cannot be read is said so, by its path", () => {
  const file = join(mkdtempSync(join(tmpdir(), "control-test-")), "control.json");
  writeFileSync(file, "{");

  expect(() => new Control({ file, ...quiet })).toThrow(/control\.json cannot be read/);
});

test("a fault strikes as often as it was told, where it was told, and is logged", () => {
  const control = new Control({ file: null, ...quiet });
  control.faults.add({ kind: "webhooks-dropped", shop: "demo", topic: "orders/create", left: 1 });

  expect(control.faults.ofWebhook("other", "orders/create").drop).toBe(false);
  expect(control.faults.ofWebhook("demo", "products/update").drop).toBe(false);
  expect(control.faults.ofWebhook("demo", "orders/create").drop).toBe(true);
  expect(control.faults.ofWebhook("demo", "orders/create").drop).toBe(false);
  expect(control.events.map(({ line }) => line)).toEqual([
    "fault webhooks-dropped is in force in demo for orders/create once",
    "fault webhooks-dropped strikes demo orders/create",
  ]);
});

test.each([
  [null, "A fault is a JSON object."],
  [{ kind: "meteor" }, /"kind" is one of webhooks-dropped, /],
  [{ kind: "webhooks-delayed" }, '"ms" is a whole number from 1 on.'],
  [{ kind: "webhooks-dropped", left: 0 }, '"left" is a whole number from 1 on.'],
  [{ kind: "webhooks-dropped", until: "soon" }, '"until" is a moment such as 2026-11-21T12:00:00Z.'],
  [{ kind: "unavailable", answer: 418 }, '"answer" is 500, 502, 503 or "nothing".'],
  [{ kind: "refused", operation: "x", userErrors: [] }, '"userErrors" is a list with at least one error.'],
])("what is no fault is refused in one line: %j", (given, message) => {
  expect(() => readFault(given, "id")).toThrow(message);
});

test("another process works the dev store by JSON: the clock, the faults, the doors", async () => {
  const store = await aDevStore((_request, response) => response.end());
  const ask = async (path: string, init: { method?: string; body?: object } = {}) => {
    const response = await fetch(`${store.devStore.addresses.admin}/_control${path}`, {
      method: init.method ?? "GET",
      ...(init.body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(init.body) } : {}),
    });
    return { status: response.status, json: (await response.json()) as Record<string, unknown> };
  };

  await ask("/clock", { method: "POST", body: { set: "2027-03-01T12:00:00Z" } });
  const fault = await ask("/faults", { method: "POST", body: { kind: "throttled" } });
  const wrong = await ask("/faults", { method: "POST", body: { kind: "meteor" } });
  const shop = await ask("/shops", { method: "POST", body: { handle: "second", currencyCode: "JPY" } });
  await ask("/stop", { method: "POST" });
  const state = await ask("");
  const removed = await ask(`/faults/${String(fault.json["id"])}`, { method: "DELETE" });
  const nothing = await ask("/faults/none", { method: "DELETE" });

  expect(wrong.status).toBe(422);
  expect(shop.json).toMatchObject({ domain: "second.myshopify.com" });
  expect(state.json).toMatchObject({
    clock: { now: expect.stringContaining("2027-03-01T12:00") as string, speed: 1 },
    stopped: true,
    faults: [{ kind: "throttled" }],
    shops: ["demo.myshopify.com", "second.myshopify.com"],
  });
  expect(removed.json).toMatchObject({ faults: [] });
  expect(nothing.status).toBe(404);
  await store.stop();
});

test("a person puts a fault in force with the page's form, and is told what is wrong with one", async () => {
  const store = await aDevStore((_request, response) => response.end());
  const { admin } = store.devStore.addresses;
  const { control } = store.devStore;
  control.clock.setSpeed(0);
  control.clock.set(new Date("2027-03-01T12:00:00Z"));
  const send = (path: string, fields: Record<string, string>) =>
    fetch(`${admin}/_control${path}`, {
      method: "POST",
      headers: { accept: "text/html" },
      body: new URLSearchParams(fields),
    });

  const refusal = { kind: "refused", operation: "tagsAdd", message: "7", code: "", left: "2", minutes: "10", shop: "" };
  const page = await (await send("/faults", refusal)).text();
  const wrong = await send("/faults", { ...refusal, operation: "" });
  await send("/clock", { set: "2027-03-01T12:05" });

  expect(page).toMatch(/role="status"[^]*tagsAdd is refused: 7/);
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toMatch(/role="alert">&quot;operation&quot; is a text/);
  expect(control.clock.now().toISOString()).toBe("2027-03-01T12:05:00.000Z");
  expect(control.faults.list()).toMatchObject([
    { operation: "tagsAdd", userErrors: [{ message: "7", code: null }], left: 2, until: "2027-03-01T12:10:00.000Z" },
  ]);
  await store.stop();
});
