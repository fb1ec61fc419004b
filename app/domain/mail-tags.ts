/** What a place in a queue says of its customer in the store: that they wait, or that it is their turn. */
export type MailTag = "waiting" | "turn";

/** The customer's tags, which the merchant's own e-mails can begin by. */
const tagWords: Readonly<Record<MailTag, string>> = { waiting: "Paniere waitlist", turn: "Paniere turn" };

/** A place in a queue of a customer who wishes an e-mail. */
export interface MailedPlace {
  readonly state: "waiting" | "offered" | "bought" | "missed" | "left";
  /** What the customer's tags say of it already */
  readonly tagged: MailTag | null;
}

/** What the tags should say of a place in this state; null when it is over. */
export function wantedTag(state: MailedPlace["state"]): MailTag | null {
  if (state === "waiting") return "waiting";
  return state === "offered" ? "turn" : null;
}

/** The tags that a customer with these places must get, and lose. A tag that another of their places needs stays. */
export function tagChanges(places: readonly MailedPlace[]): {
  readonly add: readonly string[];
  readonly remove: readonly string[];
} {
  const has = new Set(places.map((place) => place.tagged));
  const wants = new Set(places.map((place) => wantedTag(place.state)));
  const words = (tags: ReadonlySet<MailTag | null>) =>
    [...tags].flatMap((tag) => (tag === null ? [] : [tagWords[tag]]));
  return { add: words(wants.difference(has)), remove: words(has.difference(wants)) };
}
