import type { ItemDraft, ItemField, ItemFieldError } from "../domain/item-input.ts";
import { atItem, type ShowDraft, type ShowFieldErrors } from "../domain/show-input.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { findItemIds, replaceLineUp } from "../persistence/line-up.server.ts";
import {
  listLocations,
  listVariantsOf,
  lockUnits,
  writeUnits,
  type UnitsRow,
} from "../persistence/show-units.server.ts";
import type { House } from "./house.server.ts";

/** What is known of a show's line-up and its units while it is saved; nobody holds or buys of them meanwhile. */
export interface LineUpToSave {
  readonly showId: string;
  readonly draft: ShowDraft;
  /** By product; a product keeps its item in a show for good, so that orders on their way still name it */
  readonly itemIds: ReadonlyMap<string, string>;
  readonly rows: readonly UnitsRow[];
}

/** Locks the units of a show, and finds the items of its line-up. */
export async function openLineUp(
  house: House,
  tx: Transaction,
  { showId, draft }: Pick<LineUpToSave, "showId" | "draft">,
): Promise<LineUpToSave> {
  const rows = await lockUnits(tx, showId);
  const known = await findItemIds(tx, showId);
  const ids = draft.items.map(({ productId }) => [productId, known.get(productId) ?? house.newId()] as const);
  return { showId, draft, rows, itemIds: new Map(ids) };
}

/** What is wrong with the units and locations of a line-up, by the store's variants and locations and by what is promised. */
export async function findUnitErrors(
  tx: Transaction,
  { draft, itemIds, rows }: LineUpToSave,
): Promise<ShowFieldErrors> {
  const variants = await listVariantsOf(
    tx,
    tx.shop,
    draft.items.filter(({ units }) => units.length > 0).map(({ productId }) => productId),
  );
  const known = new Set(variants.map(({ productId, variantId }) => `${productId} ${variantId}`));
  const open = new Set((await listLocations(tx, tx.shop)).filter(({ active }) => active).map(({ id }) => id));
  const errorsOf = (item: ItemDraft) => {
    const errors: Partial<Record<ItemField, ItemFieldError>> = {};
    for (const { variantId, units } of item.units) {
      const row = rows.find((one) => one.itemId === itemIds.get(item.productId) && one.variantId === variantId);
      const promised = (row?.held ?? 0) + (row?.sold ?? 0);
      if (!known.has(`${item.productId} ${variantId}`)) errors[`units.${variantId}`] = { code: "unknown-variant" };
      else if (units < promised) errors[`units.${variantId}`] = { code: "below-promised", promised };
    }
    if (!item.locationIds.every((id) => open.has(id))) errors.locationIds = { code: "closed-location" };
    return atItem(item.place, errors);
  };
  return Object.assign({}, ...draft.items.map(errorsOf)) as ShowFieldErrors;
}

/** Writes the line-up with its units. Answers the variants whose units changed. */
export async function writeLineUp(house: House, tx: Transaction, lineUp: LineUpToSave) {
  const { showId, draft, itemIds, rows } = lineUp;
  const idOf = ({ productId }: ItemDraft) => itemIds.get(productId) ?? house.newId();
  const items = draft.items.map((item) => ({
    id: idOf(item),
    productId: item.productId,
    livePriceMinor: item.livePrice?.minor ?? null,
    locationIds: item.locationIds,
  }));
  await replaceLineUp(tx, showId, items, house.clock());
  const numbered = draft.items.flatMap((item) => item.units.map((units) => ({ itemId: idOf(item), ...units })));
  const isNumbered = new Set(numbered.map(({ itemId, variantId }) => `${itemId} ${variantId}`));
  const others = rows
    .filter(({ itemId, variantId }) => !isNumbered.has(`${itemId} ${variantId}`))
    .map(({ itemId, variantId }) => ({ itemId, variantId, units: null }));
  return writeUnits(tx, showId, [...numbered, ...others]);
}
