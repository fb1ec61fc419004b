const columns =
  "Handle,Title,Vendor,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Requires Shipping,Variant Taxable,Status";

/** A product export with one-variant products at 20.00, whose stock is tracked: `{ "Red Mug": 1 }` is one mug. */
export function aSmallCatalogue(units: Readonly<Record<string, number>>): string {
  const rows = Object.entries(units).map(([title, quantity]) => {
    const handle = title.toLowerCase().replaceAll(" ", "-");
    return `${handle},${title},Workshop,,true,Title,Default Title,${handle},shopify,${quantity},deny,20.00,true,true,active`;
  });
  return [columns, ...rows, ""].join("\n");
}
