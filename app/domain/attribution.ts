import { holdProperty } from "./hold-mark.ts";

/** An order as the store tells of it, before it is known whether a show sold any of it. Ids are decimal text. */
export interface PlacedOrder {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly createdAt: string;
  readonly lines: readonly OrderLine[];
}

export interface OrderLine {
  readonly id: string;
  /** Null for a line without a product, such as a custom one */
  readonly productId: string | null;
  readonly variantId: string | null;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
  /** After discounts, whole minor units of the order's currency */
  readonly totalMinor: number;
  /** As the shopper's browser sent them: any names, any values */
  readonly properties: readonly { readonly name?: unknown; readonly value?: unknown }[];
}

/** Where a line says that it was sold. */
export interface LineClaim {
  readonly showId: string;
  readonly itemId: string;
  readonly pinId: string | null;
  /** The mark of the hold that it was bought with, whoever wrote it */
  readonly mark: string | null;
}

/** A line-up item of the shop, with its show and the pins that it had. */
export interface SellingItem {
  readonly id: string;
  readonly showId: string;
  readonly showTitle: string;
  readonly host: string;
  readonly productId: string;
  readonly pinIds: readonly string[];
}

export interface AttributedLine {
  readonly line: OrderLine & { readonly variantId: string };
  readonly item: SellingItem;
  readonly pinId: string | null;
  readonly mark: string | null;
}

/** A line with our properties that is not attributed, and why. */
export interface IgnoredLine {
  readonly lineId: string;
  readonly reason: "malformed" | "unknown-item" | "other-show" | "other-product" | "no-units";
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a line's hidden properties claim; null without any of ours, "malformed" when they make no sense. */
export function claimOf(line: OrderLine): LineClaim | "malformed" | null {
  const ours = line.properties.filter(({ name }) => typeof name === "string" && name.startsWith("_paniere_"));
  if (ours.length === 0) return null;
  const showId = valueOf(line, "_paniere_show");
  const itemId = valueOf(line, "_paniere_item");
  if (showId === null || itemId === null) return "malformed";
  return { showId, itemId, pinId: valueOf(line, "_paniere_pin"), mark: textOf(line, holdProperty) };
}

/** A property's value when it is there once and is a uuid; null otherwise. */
function valueOf(line: OrderLine, name: string): string | null {
  const text = textOf(line, name);
  return text !== null && uuid.test(text) ? text : null;
}

/** A property's value when it is there once and is text; null otherwise. */
function textOf(line: OrderLine, name: string): string | null {
  const [property, ...more] = line.properties.filter((candidate) => candidate.name === name);
  return property === undefined || more.length > 0 || typeof property.value !== "string" ? null : property.value;
}

/**
 * Decides which lines of an order a show sold: those that name a line-up item of this shop, in the show it belongs to, and
 * sell the item's product. A pin counts only if the item had it. `items` are those of the shop that the lines claim.
 */
export function attribute(
  order: PlacedOrder,
  items: readonly SellingItem[],
): { readonly sold: readonly AttributedLine[]; readonly ignored: readonly IgnoredLine[] } {
  const byId = new Map(items.map((item) => [item.id, item]));
  const sold: AttributedLine[] = [];
  const ignored: IgnoredLine[] = [];
  for (const line of order.lines) {
    const claim = claimOf(line);
    if (claim === null) continue;
    const verdict = judge(line, claim, byId);
    if (typeof verdict === "string") ignored.push({ lineId: line.id, reason: verdict });
    else sold.push(verdict);
  }
  return { sold, ignored };
}

function judge(
  line: OrderLine,
  claim: LineClaim | "malformed",
  items: ReadonlyMap<string, SellingItem>,
): AttributedLine | IgnoredLine["reason"] {
  if (claim === "malformed") return "malformed";
  const item = items.get(claim.itemId);
  if (item === undefined) return "unknown-item";
  if (item.showId !== claim.showId) return "other-show";
  const { variantId } = line;
  if (variantId === null || line.productId !== item.productId) return "other-product";
  if (line.quantity < 1) return "no-units";
  const pinId = claim.pinId !== null && item.pinIds.includes(claim.pinId) ? claim.pinId : null;
  return { line: { ...line, variantId }, item, pinId, mark: claim.mark };
}
