/** The show that everybody watches. */
export const show = "8a6e0804-2bd0-4672-b79d-d97027f9071a";
/** Items of it that change in turn, each a whole value. */
export const items = 10;

/** A line-up item's id; there are `items` of them. */
export function itemOf(nth: number): string {
  return `00000000-0000-4000-8000-${String(nth % items).padStart(12, "0")}`;
}

/** The message with this number: 280 bytes of JSON, about 300 in its frame. Its mark stands at the end, so that who has it has all. */
export function messageOf(nth: number): {
  readonly kind: "item";
  readonly item: string;
  readonly [more: string]: string;
} {
  return { kind: "item", item: itemOf(nth), text: "x".repeat(190), end: markOf(nth) };
}

/** What a new viewer is given first. */
export function snapshotOf(nth: number): { readonly kind: string; readonly end: string } {
  return { kind: "snapshot", end: markOf(nth) };
}

/** The mark by which viewers know a message. */
export function markOf(nth: number): string {
  return `@${String(nth).padStart(8, "0")}@`;
}
