import { isOnItsWay, type Drift } from "../domain/drift.ts";
import type { correctTracking, WrittenLevel, WrittenProduct, WrittenVariant } from "../persistence/readings.server.ts";

/** What a reading changed of what was known. */
export interface WrittenReading {
  readonly products: readonly WrittenProduct[];
  readonly variants: readonly WrittenVariant[];
  readonly levels: readonly WrittenLevel[];
  /** Variants of which it was not known, but for their own changes, whether their units are counted */
  readonly recounted: Awaited<ReturnType<typeof correctTracking>>;
}

/** A reading that changed nothing. */
export const nothingWritten: WrittenReading = { products: [], variants: [], levels: [], recounted: [] };

/** The differences that a reading as of that second found, without those whose news is on its way. */
export function foundDrift({ products, variants, levels, recounted }: WrittenReading, asOf: Date): readonly Drift[] {
  const isLost = (written: { readonly updatedAt: Date }) => !isOnItsWay(written.updatedAt, asOf);
  const missing = new Set([
    ...products.filter((product) => isLost(product) && product.soldBefore === null).map((product) => product.id),
    ...variants.filter((variant) => isLost(variant) && variant.priceBefore === null).map(({ productId }) => productId),
  ]);
  return [
    ...[...missing].map((id) => drift("missing", id, { ours: null, theirs: id })),
    ...products.filter(isLost).flatMap(({ id, sold, soldBefore }) => differing("publication", id, [soldBefore, sold])),
    ...variants
      .filter(isLost)
      .flatMap((variant) => [
        ...differing("price", variant.id, [variant.priceBefore, variant.price]),
        ...differing("tracking", variant.id, [countedText(variant.trackedBefore), countedText(variant.tracked)]),
      ]),
    ...recounted.flatMap(({ id, tracked }) => differing("tracking", id, [countedText(!tracked), countedText(tracked)])),
    ...levels.filter(isLost).flatMap(levelDrift),
  ];
}

/** Units of a level that were otherwise. A level that was not known was empty. */
export function levelDrift(level: WrittenLevel): readonly Drift[] {
  const { inventoryItemId, locationId, available, availableBefore } = level;
  if (available === (availableBefore ?? 0)) return [];
  const [ours, theirs] = [availableBefore, available].map((units) => units?.toString() ?? null);
  return [{ kind: "stock", subjectId: inventoryItemId, locationId, ours: ours ?? null, theirs: theirs ?? null }];
}

/** Products, or variants of theirs, that Shopify no longer has. */
export function goneDrift(productIds: readonly string[]): readonly Drift[] {
  return productIds.map((id) => drift("gone", id, { ours: id, theirs: null }));
}

function differing(
  kind: Drift["kind"],
  subjectId: string,
  [ours, theirs]: readonly [string | null, string | null],
): readonly Drift[] {
  return ours === null || ours === theirs ? [] : [drift(kind, subjectId, { ours, theirs })];
}

function drift(kind: Drift["kind"], subjectId: string, said: Pick<Drift, "ours" | "theirs">): Drift {
  return { kind, subjectId, locationId: null, ...said };
}

function countedText(tracked: boolean | null): string | null {
  return tracked === null ? null : tracked ? "counted" : "not counted";
}
