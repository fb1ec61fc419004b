import { grant, refuse, type Decision } from "../domain/decision.ts";
import { NotFound } from "../domain/not-found.ts";
import { draftShow, mostItems, type ShowDraft, type ShowFieldErrors, type ShowInput } from "../domain/show-input.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { listUnknownProducts } from "../persistence/line-up.server.ts";
import { announcePins } from "../persistence/pins.server.ts";
import { insertShow, lockShow, updateShow } from "../persistence/shows.server.ts";
import { unitsMoved } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";
import { findUnitErrors, openLineUp, writeLineUp } from "./line-up-to-save.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { getShop, getShowToChange, isUuid } from "./shop-and-show.server.ts";

export type SaveShowRefusal =
  | { readonly kind: "invalid"; readonly fields: ShowFieldErrors }
  /** Another tab saved first; `version` is the show's version now */
  | { readonly kind: "changed-elsewhere"; readonly version: number }
  | { readonly kind: "ended" }
  /** Not in the catalogue, as decimal text ids */
  | { readonly kind: "unknown-products"; readonly productIds: readonly string[] }
  | { readonly kind: "line-up-too-long"; readonly most: number };

type Saved = Decision<{ readonly id: string; readonly version: number }, SaveShowRefusal>;

/**
 * Creates (`version` null) or changes a show as the merchant typed it. The page makes the uuid of a new show,
 * so that a form sent twice makes one show. Throws NotFound for a change of a show that is gone.
 */
export async function saveShow(house: House, shop: string, input: ShowInput): Promise<Saved> {
  const { currency } = await getShop(house.db, shop);
  if (!isUuid(input.id)) throw new NotFound("show");
  if (input.items.length > mostItems) return refuse({ kind: "line-up-too-long", most: mostItems });
  const draft = draftShow(input, currency);
  if (!draft.ok) return refuse({ kind: "invalid", fields: draft.refusal });
  return house.db.transaction(shop, async (tx) => {
    const unknown = await listUnknownProducts(
      tx,
      draft.value.items.map((item) => item.productId),
    );
    if (unknown.length > 0) return refuse({ kind: "unknown-products", productIds: unknown });
    return input.version === null
      ? createShow(house, tx, { id: input.id, draft: draft.value })
      : changeShow(house, tx, { id: input.id, version: input.version, draft: draft.value });
  });
}

async function createShow(
  house: House,
  tx: Transaction,
  { id, draft }: { readonly id: string; readonly draft: ShowDraft },
): Promise<Saved> {
  const lineUp = await openLineUp(house, tx, { showId: id, draft });
  const fields = await findUnitErrors(tx, lineUp);
  if (Object.keys(fields).length > 0) return refuse({ kind: "invalid", fields });
  if (!(await insertShow(tx, { id, ...draft }))) {
    const made = await lockShow(tx, id);
    if (made === null) throw new NotFound("show");
    return grant({ id, version: made.version });
  }
  await writeLineUp(house, tx, lineUp);
  await oweEffect(house, tx, "publish-live", "live");
  if (draft.reserves) await oweEffect(house, tx, "settle-reservations", id);
  return grant({ id, version: 1 });
}

async function changeShow(
  house: House,
  tx: Transaction,
  change: { readonly id: string; readonly version: number; readonly draft: ShowDraft },
): Promise<Saved> {
  const { id, draft } = change;
  const show = await getShowToChange(tx, id);
  if (show.state === "ended") return refuse({ kind: "ended" });
  if (show.version !== change.version) return refuse({ kind: "changed-elsewhere", version: show.version });
  const lineUp = await openLineUp(house, tx, { showId: id, draft });
  const fields = await findUnitErrors(tx, lineUp);
  if (Object.keys(fields).length > 0) return refuse({ kind: "invalid", fields });
  await updateShow(tx, { id, ...draft });
  const changed = await writeLineUp(house, tx, lineUp);
  await oweEffect(house, tx, "publish-live", "live");
  if (draft.reserves || show.reserves || show.state === "live") await oweEffect(house, tx, "settle-reservations", id);
  if (show.state === "live") {
    await oweEffect(house, tx, "settle-deals", id);
    await announcePins(tx, id);
    await unitsMoved(house, tx, { showId: id, variants: changed });
  }
  await tx.announce({ show: id, change: "show" });
  return grant({ id, version: show.version + 1 });
}
