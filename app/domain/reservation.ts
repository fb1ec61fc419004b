/** Units of a variant at one location that a show keeps in Shopify's `reserved` state. */
export interface KeptUnits {
  readonly id: string;
  readonly itemId: string;
  readonly variantId: string;
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly units: number;
}

/** A variant whose units a show is to keep. */
export interface WantedUnits {
  readonly itemId: string;
  readonly variantId: string;
  readonly inventoryItemId: string;
  /** Null for all that is available */
  readonly units: number | null;
  /** The active locations that the show may sell from */
  readonly locationIds: readonly string[];
}

/** What a show does with the units of its line-up. */
export interface KeepingShow {
  readonly state: "scheduled" | "live" | "ended";
  readonly reserves: boolean;
  readonly stockKeeper: "guard" | "reserve";
}

/**
 * How many units of a variant lie in `reserved` for a show: before it starts what the merchant set, null for all that is
 * available; while it is on air nothing where the checkout is guarded, else what is not sold and not let out to a checkout;
 * afterwards nothing. "as-is" leaves what is there.
 */
export function unitsToKeep(
  show: KeepingShow | null,
  of: { readonly units: number | null; readonly sold: number; readonly unitsOut: number },
): number | null | "as-is" {
  if (show === null || show.state === "ended") return 0;
  if (show.state === "scheduled") return show.reserves ? of.units : 0;
  if (show.stockKeeper === "guard") return 0;
  if (of.units === null) return "as-is";
  return Math.max(0, of.units - of.sold - of.unitsOut);
}

/** What is to change so that a show keeps what it wants. */
export interface Keeping {
  /** Kept units that are needed no more; fewer than the whole where the rest stays */
  readonly give: readonly { readonly id: string; readonly units: number }[];
  /** What is missing; `units` null for all that is available */
  readonly lacks: readonly WantedUnits[];
}

/** Compares what a show keeps with what it wants. What lies at a location that it may not sell from is given back. */
export function decideKeeping(wanted: readonly WantedUnits[], kept: readonly KeptUnits[]): Keeping {
  const key = (of: { readonly itemId: string; readonly variantId: string }) => `${of.itemId} ${of.variantId}`;
  const keptOf = Map.groupBy(kept, key);
  const wantedKeys = new Set(wanted.map(key));
  const give = kept.filter((row) => !wantedKeys.has(key(row))).map(({ id, units }) => ({ id, units }));
  const lacks: WantedUnits[] = [];
  for (const want of wanted) {
    let most = want.units ?? Infinity;
    for (const row of keptOf.get(key(want)) ?? []) {
      const stays = want.locationIds.includes(row.locationId) ? Math.min(row.units, most) : 0;
      most -= stays;
      if (stays < row.units) give.push({ id: row.id, units: row.units - stays });
    }
    if (most > 0) lacks.push({ ...want, units: most === Infinity ? null : most });
  }
  return { give, lacks };
}

/** What a location has of a variant. */
export interface LevelNow {
  readonly locationId: string;
  readonly available: number;
}

/** Where to take units from: the location with the most first, so that few moves are made. Takes no more than there is. */
export function spreadUnits(
  units: number | null,
  levels: readonly LevelNow[],
): readonly { readonly locationId: string; readonly units: number }[] {
  let missing = units ?? Infinity;
  return levels
    .filter(({ available }) => available > 0)
    .toSorted((one, other) => other.available - one.available)
    .flatMap(({ locationId, available }) => {
      const taken = Math.min(available, missing);
      missing -= taken;
      return taken > 0 ? [{ locationId, units: taken }] : [];
    });
}
