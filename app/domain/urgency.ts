/** countdown: to a deal's end; few-left and sold-out: of the stock; deal-units-left: at a deal's price. */
export type UrgencyKind = "countdown" | "few-left" | "deal-units-left" | "sold-out";

/** What presses a shopper to hurry. Units and end both null: it is no longer said. */
export interface Urgency {
  /** Null for the item as a whole */
  readonly variantId: string | null;
  readonly kind: UrgencyKind;
  readonly units: number | null;
  /** ISO 8601 */
  readonly endsAt: string | null;
}

/** An item as viewers see it, as far as it may press them. */
export interface PressingItem {
  readonly id: string;
  readonly version: number;
  readonly forSale: boolean;
  readonly variants: readonly { readonly id: string; readonly available: number | null }[];
  readonly deal: { readonly endsAt: string | null; readonly unitsLeft: number | null } | null;
}

/** The page says how many are left from this number down. */
export const fewUnits = 10;

/** All that the page of an item says to press a shopper, at most one of a subject. */
export function urgenciesOf(item: PressingItem): readonly Urgency[] {
  const { variants, deal } = item;
  const buyable = item.forSale ? variants.filter(({ available }) => available !== 0) : [];
  const left = buyable.reduce((sum, { available }) => sum + (available ?? Infinity), 0);
  const ofVariants = variants.length > 1 ? variants.map(({ id, available }) => ofStock(id, available ?? Infinity)) : [];
  const said = [
    variants.length === 0 ? null : ofStock(null, left),
    ...ofVariants,
    deal === null || deal.endsAt === null
      ? null
      : { variantId: null, kind: "countdown" as const, units: null, endsAt: deal.endsAt },
    deal === null || deal.unitsLeft === null
      ? null
      : { variantId: null, kind: "deal-units-left" as const, units: deal.unitsLeft, endsAt: null },
  ];
  return said.filter((urgency) => urgency !== null);
}

function ofStock(variantId: string | null, left: number): Urgency | null {
  if (left > fewUnits) return null;
  return { variantId, kind: left === 0 ? "sold-out" : "few-left", units: left, endsAt: null };
}

/** What an urgency is about: a newer one of the same subject takes its place. */
export function subjectOf({ kind, variantId }: Pick<Urgency, "kind" | "variantId">): string {
  const subject = kind === "sold-out" || kind === "few-left" ? "stock" : kind;
  return `${subject} ${variantId ?? ""}`;
}

/** The end of an urgency: from now on it is not said. */
export function unsaid({ kind, variantId }: Urgency): Urgency {
  return { variantId, kind: kind === "sold-out" ? "few-left" : kind, units: null, endsAt: null };
}

/** Whether two urgencies of one subject say the same. */
export function saysTheSame(one: Urgency, other: Urgency): boolean {
  return one.kind === other.kind && one.units === other.units && one.endsAt === other.endsAt;
}

/** An urgency that was shown, with the version of its item. */
export interface ShownUrgency extends Urgency {
  readonly itemId: string;
  readonly version: number;
  readonly shownAt: Date;
}

/**
 * What of these is news, in the order in which it was shown, after what was noted last of each subject: another process may have
 * told its viewers the same, or newer.
 */
export function newlyShown(
  shown: readonly ShownUrgency[],
  lastNoted: readonly ShownUrgency[],
): readonly ShownUrgency[] {
  const keyOf = (urgency: ShownUrgency) => `${urgency.itemId} ${subjectOf(urgency)}`;
  const last = new Map(lastNoted.map((urgency) => [keyOf(urgency), urgency]));
  return shown.filter((urgency) => {
    const before = last.get(keyOf(urgency));
    if (before !== undefined && (urgency.version <= before.version || saysTheSame(urgency, before))) return false;
    last.set(keyOf(urgency), urgency);
    return true;
  });
}
