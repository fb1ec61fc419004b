import { describe, expect, test } from "vitest";
import { circlesOfImports } from "./architecture/circles.ts";
import { filesTooLong, forbiddenNames } from "./architecture/names-and-sizes.ts";
import { impureFiles } from "./architecture/purity.ts";
import { importsOutsideTheTable, remixBelowRoutes } from "./architecture/rooms.ts";
import { parseSourceFile, readSourceFiles, type SourceFile } from "./architecture/source-file.ts";

const house = readSourceFiles(["app", "devstore", "extensions"]);
const everything = [...house, ...readSourceFiles(["tests", "scripts", "bench"])];

/** The rule finds nothing wrong with these files, and names `path` once it holds that text. */
function catches(rule: (files: readonly SourceFile[]) => string[], path: string, text: string): string[] {
  return rule([parseSourceFile(path, text)]);
}

describe("the house", () => {
  test("there is a house to look at", () => {
    expect(house.map(({ path }) => path)).toEqual(
      expect.arrayContaining(["app/server.ts", "app/live/message.ts", "devstore/state/shop-state.ts"]),
    );
    expect(house.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
  });

  test("every room imports only what the table allows it", () => {
    expect(importsOutsideTheTable(house)).toEqual([]);
  });

  test("no imports go in a circle", () => {
    expect(circlesOfImports(everything)).toEqual([]);
  });

  test("Remix stays at the routes and above", () => {
    expect(remixBelowRoutes(house)).toEqual([]);
  });

  test("what touches the world is named .server.ts", () => {
    expect(impureFiles(house)).toEqual([]);
  });

  test("files are named for a noun, and none is a barrel", () => {
    expect(forbiddenNames(everything)).toEqual([]);
  });

  test("no file is longer than a file should be", () => {
    expect(filesTooLong(everything)).toEqual([]);
  });
});

describe("the rules see what they forbid", () => {
  test.each([
    ["app/domain/basket.ts", `import { openDatabase } from "../persistence/database.server.ts";`],
    ["app/domain/basket.ts", `import type { LiveMessage } from "../live/message.ts";`],
    ["app/live/hub.server.ts", `import { parseMoney } from "../domain/money.ts";`],
    ["app/ui/price.tsx", `import { readHome } from "../use-cases/read-home.server.ts";`],
    ["app/shopify/order.ts", `export { x } from "../persistence/database.server.ts";`],
    ["app/routes/app.tsx", `import { adminClient } from "../shopify/admin-client.server.ts";`],
    ["app/routes/app.tsx", `const rows = await import("../persistence/database.server.ts");`],
    ["app/use-cases/pin-item.server.ts", `import { Pins } from "../ui/pins.tsx";`],
    ["app/domain/basket.ts", `import { Store } from "../../devstore/state/store.ts";`],
    ["app/domain/basket.ts", `import { aLineUpItem } from "../../tests/support/line-up-item.ts";`],
    ["devstore/orders/order.ts", `import { parseMoney } from "../../app/domain/money.ts";`],
    ["devstore/orders/order.ts", `type Money = import("../../app/domain/money.ts").Money;`],
    ["extensions/live-basket/assets/basket.js", `import { parseMoney } from "../../../app/domain/money.ts";`],
    ["extensions/live-basket/assets/basket.js", `import { message } from "../../../app/live/message.ts";`],
    ["extensions/live-basket/assets/basket.js", `/** @type {import("../../../app/domain/money.ts").Money} */`],
  ])("%s may not hold: %s", (path, text) => {
    expect(catches(importsOutsideTheTable, path, text)).toEqual([expect.stringContaining(path)]);
  });

  test.each([
    ["app/use-cases/pin-item.server.ts", `import { pin } from "../domain/pin.ts"; import "../live/bus.server.ts";`],
    ["app/routes/app.tsx", `import { authenticate } from "../shopify/authentication.server.ts";`],
    ["app/server.ts", `import { openDatabase } from "./persistence/database.server.ts";`],
    ["extensions/live-basket/assets/basket.js", `/** @import { LiveMessage } from "../../../app/live/message.ts" */`],
    ["app/domain/basket.test.ts", `import { aLineUpItem } from "../../tests/support/line-up-item.ts";`],
    ["app/jobs/queue.server.ts", `import { PgBoss } from "pg-boss";`],
  ])("%s may hold: %s", (path, text) => {
    expect(catches(importsOutsideTheTable, path, text)).toEqual([]);
  });

  test("a circle of three is found, one of types too", () => {
    const circle = [
      parseSourceFile("app/domain/a.ts", `import { b } from "./b.ts";`),
      parseSourceFile("app/domain/b.ts", `import type { C } from "./c.ts";`),
      parseSourceFile("app/domain/c.ts", `export { a } from "./a.ts";`),
    ];

    expect(circlesOfImports(circle)).toEqual(["app/domain/a.ts → app/domain/b.ts → app/domain/c.ts → app/domain/a.ts"]);
  });

  test.each(["app/ui/show-form.tsx", "app/use-cases/pin-item.server.ts", "app/shopify/admin-client.server.ts"])(
    "Remix in %s is found",
    (path) => {
      const text = `import { json } from "@remix-run/node";`;

      expect(catches(remixBelowRoutes, path, text)).toHaveLength(1);
      expect(catches(remixBelowRoutes, "app/routes/app.tsx", text)).toEqual([]);
    },
  );

  test.each([
    `import { readFileSync } from "node:fs";`,
    `import { randomUUID } from "node:crypto";`,
    `import { openDatabase } from "../persistence/database.server.ts";`,
    `import pg from "pg";`,
    `const now = Date.now();`,
    `const now = new Date();`,
    `const chance = Math.random();`,
    `const id = crypto.randomUUID();`,
    `const secret = process.env.SECRET;`,
  ])("a file of the domain is not pure with: %s", (text) => {
    expect(catches(impureFiles, "app/domain/basket.ts", text)).toHaveLength(1);
    expect(catches(impureFiles, "app/domain/basket.server.ts", text)).toEqual([]);
  });

  test("a date made from a moment that arrived, and a hash, are pure", () => {
    const text = `import { createHash } from "node:crypto"; const day = (at: string) => new Date(at);`;

    expect(catches(impureFiles, "app/domain/basket.ts", text)).toEqual([]);
  });

  test.each([
    ["app/domain/utils/money.ts", "export const a = 1;"],
    ["app/domain/stock-helpers.ts", "export const a = 1;"],
    ["app/shopify/order.service.ts", "export const a = 1;"],
    ["app/domain/types.ts", "export type A = 1;"],
    ["app/domain/index.ts", `export * from "./money.ts"; export { a } from "./basket.ts";`],
  ])("%s is no name for a file", (path, text) => {
    expect(catches(forbiddenNames, path, text)).toHaveLength(1);
  });

  test("a file of 301 lines is too long, a test of 400 is not", () => {
    expect(catches(filesTooLong, "app/domain/basket.ts", "a\n".repeat(300))).toEqual([]);
    expect(catches(filesTooLong, "app/domain/basket.ts", "a\n".repeat(301))).toHaveLength(1);
    expect(catches(filesTooLong, "app/domain/basket.test.ts", "a\n".repeat(400))).toEqual([]);
    expect(catches(filesTooLong, "tests/browser/shopper.test.ts", "a\n".repeat(401))).toHaveLength(1);
  });
});
