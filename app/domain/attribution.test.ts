import fc from "fast-check";
import { expect, test } from "vitest";
import { attribute, type OrderLine, type PlacedOrder, type SellingItem } from "./attribution.ts";

const showId = "0f7a2a51-45d1-4a30-9a3c-3f0b0a4f7a01";
const itemId = "0f7a2a51-45d1-4a30-9a3c-3f0b0a4f7a02";
const pinId = "0f7a2a51-45d1-4a30-9a3c-3f0b0a4f7a03";

const anItem: SellingItem = { id: itemId, showId, showTitle: "Spring", host: "Ana", productId: "7", pinIds: [pinId] };

function aLine(given: Partial<OrderLine> & { readonly says?: Readonly<Record<string, unknown>> }): OrderLine {
  const says = given.says ?? { _paniere_show: showId, _paniere_item: itemId, _paniere_pin: pinId };
  return {
    id: "1",
    productId: "7",
    variantId: "70",
    title: "Shirt",
    variantTitle: "M",
    quantity: 1,
    totalMinor: 1500,
    properties: Object.entries(says).map(([name, value]) => ({ name, value })),
    ...given,
  };
}

function anOrder(...lines: readonly OrderLine[]): PlacedOrder {
  return { id: "99", name: "#1001", currency: "EUR", createdAt: "2026-11-21T10:00:00Z", lines };
}

function reasonOf(line: OrderLine): string | undefined {
  const { sold, ignored } = attribute(anOrder(line), [anItem]);
  return sold.length > 0 ? "sold" : ignored[0]?.reason;
}

test("a line that names the show, the item and the pin that sold it is attributed to them", () => {
  const { sold, ignored } = attribute(anOrder(aLine({})), [anItem]);

  expect(sold).toMatchObject([{ item: anItem, pinId, line: { id: "1", variantId: "70" } }]);
  expect(ignored).toEqual([]);
});

test("a line without our properties is not even looked at", () => {
  const { sold, ignored } = attribute(anOrder(aLine({ says: { engraving: "Ada" } })), [anItem]);

  expect({ sold, ignored }).toEqual({ sold: [], ignored: [] });
});

test.each([
  ["malformed", aLine({ says: { _paniere_show: showId } })],
  ["malformed", aLine({ says: { _paniere_show: showId, _paniere_item: itemId.toUpperCase() } })],
  ["malformed", aLine({ says: { _paniere_show: showId, _paniere_item: { toString: () => itemId } } })],
  ["malformed", aLine({ properties: [...aLine({}).properties, { name: "_paniere_item", value: pinId }] })],
  ["unknown-item", aLine({ says: { _paniere_show: showId, _paniere_item: pinId } })],
  ["other-show", aLine({ says: { _paniere_show: pinId, _paniere_item: itemId } })],
  ["other-product", aLine({ productId: "8" })],
  ["other-product", aLine({ productId: null })],
  ["other-product", aLine({ variantId: null })],
  ["no-units", aLine({ quantity: 0 })],
])("a line is ignored as %s", (reason, line) => {
  expect(reasonOf(line)).toBe(reason);
});

test("a pin that the item never had does not make the sale another's", () => {
  const line = aLine({ says: { _paniere_show: showId, _paniere_item: itemId, _paniere_pin: showId } });

  expect(attribute(anOrder(line), [anItem]).sold).toMatchObject([{ pinId: null }]);
});

test("whatever a browser sends as properties, a line is sold, ignored or not ours, and nothing is thrown", () => {
  const name = fc.oneof(fc.constantFrom("_paniere_show", "_paniere_item", "_paniere_pin", "__proto__"), fc.anything());
  const value = fc.oneof(fc.constantFrom(showId, itemId, pinId), fc.anything());
  const properties = fc.array(fc.record({ name, value }, { requiredKeys: [] }));

  fc.assert(
    fc.property(properties, (given) => {
      const { sold, ignored } = attribute(anOrder(aLine({ properties: given })), [anItem]);
      expect(sold.length + ignored.length).toBeLessThanOrEqual(1);
      const claims = (wanted: string, said: string) => given.some((one) => one.name === wanted && one.value === said);
      if (sold.length > 0) expect(claims("_paniere_show", showId) && claims("_paniere_item", itemId)).toBe(true);
    }),
  );
});
