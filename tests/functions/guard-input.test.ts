import { buildClientSchema, Kind, parse, validate, type IntrospectionQuery, type SelectionSetNode } from "graphql";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { holdProperty, shortHoldId, signMark } from "../../app/domain/hold-mark.ts";
import { sipHash } from "../../app/domain/sip-hash.ts";
import { sipHash as sipHashOfTheFunction } from "../../extensions/stock-guard/src/sip-hash.js";
import { aHold, guardOn, inputOf, key, keysText } from "./guarded-cart.ts";

const schema = buildClientSchema(
  (
    JSON.parse(
      gunzipSync(readFileSync(".cache/shopify/functions_cart_checkout_validation_2026-10.json.gz")).toString(),
    ) as { data: IntrospectionQuery }
  ).data,
);
const text = readFileSync("extensions/stock-guard/src/cart_validations_generate_run.graphql", "utf8");
const query = parse(text);

// https://shopify.dev/docs/apps/build/functions/input-queries: a metafield costs 3 and its fields nothing, other leaves cost 1.
function costOf({ selections }: SelectionSetNode): number {
  const costs = selections.map((selection) => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error("the cost of a named fragment is not counted here");
    if (selection.kind === Kind.INLINE_FRAGMENT) return costOf(selection.selectionSet);
    if (selection.name.value === "metafield") return 3;
    return selection.selectionSet ? costOf(selection.selectionSet) : Number(selection.name.value !== "__typename");
  });
  return costs.reduce((sum, cost) => sum + cost, 0);
}

test("the input query is one of Shopify's cart and checkout validation, 2026-10", () => {
  expect(validate(schema, query)).toEqual([]);
});

test("the input query stays within 3,000 bytes and a cost of 30", () => {
  const operation = query.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);

  expect(Buffer.byteLength(text)).toBeLessThan(3_000);
  expect(operation && costOf(operation.selectionSet)).toBe(11);
});

test("the input query asks for the property that the basket writes", () => {
  expect(text).toContain(`attribute(key: "${holdProperty}")`);
});

test("the app and the function have the same signature for messages of every length", () => {
  const hex = keysText["1"];

  for (let length = 0; length <= 100; length += 1) {
    const said = Array.from({ length }, (_, index) => String.fromCharCode(33 + ((index * 7 + length) % 94))).join("");
    const numbers = Array.from({ length: 2 * (length % 4) }, (_, index) => (index * 0x9e3779b1 + length) | 0);
    const message = Buffer.concat([Buffer.from(Int32Array.from(numbers).buffer), Buffer.from(said)]);

    expect(sipHashOfTheFunction(hex, numbers, said), said).toBe(sipHash(key.bytes, message));
  }
});

test("a hundred guarded lines with full lists of used holds fit into the input's 128,000 bytes", () => {
  const used = shortHoldId(aHold().id).repeat(100);
  const lines = Array.from({ length: 100 }, () => ({
    hold: signMark(aHold({ units: 999 }), key),
    guard: { ...guardOn, used },
    title: "A candle with a long name, hand made",
  }));

  expect(Buffer.byteLength(JSON.stringify(inputOf({ lines })))).toBeLessThan(128_000);
});
