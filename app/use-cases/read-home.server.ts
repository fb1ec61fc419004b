import { holdToOrderRate, oversellRate, type ShowOutcome } from "../domain/show-outcome.ts";
import type { ShowResult, ShowSummary } from "../domain/show-summary.ts";
import { secondsLeft } from "../domain/time-left.ts";
import type { ShopRecord } from "../persistence/shops.server.ts";
import {
  countCatalogue,
  findShowRow,
  listResults,
  readShowHistory,
  type ShowResultRow,
} from "../persistence/show-lists.server.ts";
import { readOutcomes } from "../persistence/show-outcomes.server.ts";
import { findNextShow } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import { mayMail } from "./may-mail.ts";
import { getShop } from "./shop-and-show.server.ts";
import { showSummary } from "./show-summary.ts";

/** How far the catalogue has come. `total` is null until Shopify has said how much there is. */
export type CatalogueProgress =
  | { readonly state: "none" }
  | {
      readonly state: "running";
      /** Shopify puts the export together, or it is read */
      readonly phase: "export" | "reading";
      readonly counted: number;
      readonly total: number | null;
      /** Null while nobody can tell */
      readonly secondsLeft: number | null;
    }
  | { readonly state: "done"; readonly importedAt: string }
  | { readonly state: "failed"; readonly reason: string };

export type SetUpStep =
  | { readonly key: "catalogue"; readonly done: boolean; readonly progress: CatalogueProgress }
  | { readonly key: "embed"; readonly done: boolean; readonly seenAt: string | null }
  | { readonly key: "guard"; readonly done: boolean }
  | { readonly key: "show"; readonly done: boolean }
  | { readonly key: "live"; readonly done: boolean };

export interface HomeView {
  readonly shopName: string;
  readonly currency: string;
  readonly timeZone: string;
  /** Always in the order catalogue, embed, guard, show, live */
  readonly steps: readonly SetUpStep[];
  /** The live show, or else the next scheduled one */
  readonly nextShow: ShowSummary | null;
  /** Of the last five shows that ended, newest first */
  readonly lastResults: readonly ShowResult[];
  readonly catalogue: {
    readonly products: number;
    readonly variants: number;
    /** Units that can be bought now of the variants that the store counts */
    readonly units: number;
    readonly importedAt: string | null;
  };
  /** Whether the merchant lets shoppers be written to at their turn */
  readonly mailAllowed: boolean;
}

/** Reads what the app's first page says of a shop. Throws NotFound before the install is complete. */
export async function readHome(house: House, shop: string): Promise<HomeView> {
  const known = await getShop(house.db, shop);
  const [next, results, history, counts] = await Promise.all([
    findNextShow(house.db, shop, house.clock()),
    listResults(house.db, shop, 5),
    readShowHistory(house.db, shop),
    countCatalogue(house.db, shop),
  ]);
  const nextRow = next === null ? null : await findShowRow(house.db, shop, next.id);
  const progress = progressOf(known, house.clock());
  const outcomes = await readOutcomes(
    house.db,
    shop,
    results.map((row) => row.id),
  );
  return {
    shopName: known.name,
    currency: known.currency,
    timeZone: known.timeZone,
    steps: [
      { key: "catalogue", done: known.importedAt !== null && progress.state === "done", progress },
      { key: "embed", done: known.embedSeenAt !== null, seenAt: known.embedSeenAt?.toISOString() ?? null },
      { key: "guard", done: known.guardActive === true },
      { key: "show", done: history.made },
      { key: "live", done: history.held },
    ],
    nextShow: nextRow === null ? null : showSummary(nextRow),
    lastResults: results.map((row) => resultOf(row, known.currency, outcomes.get(row.id))),
    catalogue: { ...counts, importedAt: known.importedAt?.toISOString() ?? null },
    mailAllowed: mayMail(known),
  };
}

function resultOf(row: ShowResultRow, currency: string, outcome: ShowOutcome | undefined): ShowResult {
  return {
    show: showSummary(row),
    orders: row.orders,
    units: row.units,
    grossSales: { minor: row.grossMinor, currency },
    oversold: outcome === undefined ? null : oversellRate(outcome),
    holdsBought: outcome === undefined ? null : holdToOrderRate(outcome.holds),
  };
}

function progressOf(shop: ShopRecord, now: Date): CatalogueProgress {
  switch (shop.importState) {
    case "none":
      return { state: "none" };
    case "running":
      return { state: "running", counted: shop.importedObjects, total: shop.importTotal, ...readingOf(shop, now) };
    case "failed":
      return { state: "failed", reason: shop.importError ?? "" };
    case "done":
      return { state: "done", importedAt: (shop.importedAt ?? shop.installedAt).toISOString() };
  }
}

function readingOf(shop: ShopRecord, now: Date): { phase: "export" | "reading"; secondsLeft: number | null } {
  const since = shop.importReadSince;
  if (since === null) return { phase: "export", secondsLeft: null };
  const counting = { counted: shop.importedObjects, total: shop.importTotal, from: shop.importReadFrom, since };
  return { phase: "reading", secondsLeft: secondsLeft(counting, now) };
}
