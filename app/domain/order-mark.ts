/** A line that a show sold, as it is written on the order in the store. */
export interface MarkedSale {
  /** Shopify's global id, as `variantId` is */
  readonly lineItemId: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly show: { readonly id: string; readonly title: string };
  readonly host: string;
  readonly itemId: string;
  readonly pinId: string | null;
}

/** What stands on an attributed order: its tags, and the JSON of its metafield `$app:attribution`. */
export interface OrderMark {
  readonly tags: readonly string[];
  readonly attribution: string;
}

/** https://shopify.dev/docs/api/admin-graphql/latest/mutations/tagsAdd: a tag has at most 40 characters, a comma parts tags. */
const longestTag = 40;

/** Says which show, host, item and pin sold the lines. The same sales give the same mark. */
export function orderMark(sales: readonly MarkedSale[]): OrderMark {
  const inOrder = [...sales].sort((one, other) => compareIds(one.lineItemId, other.lineItemId));
  const titles = inOrder.map((sale) => showTag(sale.show.title));
  return {
    tags: ["Paniere", ...new Set(titles)],
    attribution: JSON.stringify({ v: 1, sales: inOrder }),
  };
}

function showTag(title: string): string {
  const words = title.replaceAll(",", " ").replace(/\s+/g, " ").trim();
  let tag = "";
  for (const { segment } of new Intl.Segmenter().segment(`Paniere: ${words}`)) {
    if (tag.length + segment.length > longestTag) break;
    tag += segment;
  }
  return tag.trim();
}

/** Global ids of one kind end in decimal text: the longer is the larger number. */
function compareIds(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : one > other ? 1 : 0);
}

/** Whether an order already carries a mark, so that it is written once. Shopify compares tags without regard to case. */
export function carriesMark(
  order: { readonly tags: readonly string[]; readonly attribution: string | null },
  mark: OrderMark,
): boolean {
  const tags = new Set(order.tags.map((tag) => tag.toLowerCase()));
  return order.attribution === mark.attribution && mark.tags.every((tag) => tags.has(tag.toLowerCase()));
}
