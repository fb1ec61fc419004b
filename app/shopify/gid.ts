type GidType =
  | "Product"
  | "ProductVariant"
  | "InventoryItem"
  | "Location"
  | "Customer"
  | "Order"
  | "LineItem"
  | "BulkOperation"
  | "DiscountCodeNode";

/** `gid("Order", "123")` → "gid://shopify/Order/123" */
export function gid(type: GidType, id: string): string {
  return `gid://shopify/${type}/${id}`;
}

/** The decimal text of a gid: "gid://shopify/DiscountCodeNode/12?x=1" → "12". Throws a RangeError on anything else. */
export function idOf(text: string): string {
  const match = /^gid:\/\/shopify\/[A-Za-z]+\/(\d+)(?:\?.*)?$/.exec(text);
  if (match?.[1] === undefined) throw new RangeError(`"${text}" is not a gid of Shopify with a number`);
  return match[1];
}
