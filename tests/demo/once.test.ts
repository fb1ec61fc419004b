import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { runDemo } from "./demo-run.ts";

function catalogue(name: string): string {
  return fileURLToPath(new URL(`../fixtures/catalogues/${name}.csv`, import.meta.url));
}

test("the whole job once: two exports in, a show on air, a unit sold, the show written on the order", async () => {
  const args = ["--once", "--json", "--catalogue", catalogue("workshop"), "--catalogue", catalogue("pantry")];

  const { code, stdout, lines } = await runDemo(args);

  expect(code, lines.join("\n")).toBe(0);
  expect(stdout.trimEnd()).not.toContain("\n");
  const report: unknown = JSON.parse(stdout);
  const property = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
  // The export with quotes, pictures in rows of their own and drafts: 4 products, 6 variants, 28 units; the other: 3, 5 and 3.
  expect(report).toMatchObject({
    catalogue: { products: 7, variants: 11, unitsInStore: 31, unitsSynced: 31 },
    show: { id: property, title: expect.any(String) as string },
    order: {
      id: expect.stringMatching(/^gid:\/\/shopify\/Order\/\d+$/) as string,
      name: "#1001",
      lineItems: [
        {
          sku: "BAG-M-S",
          quantity: 1,
          properties: { _paniere_show: property, _paniere_item: property, _paniere_pin: property },
        },
      ],
      tags: ["Paniere", expect.stringMatching(/^Paniere: ./) as string],
      metafields: [{ key: "attribution", type: "json" }],
    },
    stock: { before: 5, after: 4 },
  });
  const { steps } = report as { steps: { name: string; ok: boolean; ms: number }[] };
  expect(steps.length).toBeGreaterThan(10);
  expect(steps.filter(({ ok }) => !ok)).toEqual([]);
});
