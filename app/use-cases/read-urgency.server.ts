import { csvLine } from "../domain/csv-line.ts";
import { countUrgencies, findPageStart, listUrgencies, type UrgencyRow } from "../persistence/urgency.server.ts";
import type { House } from "./house.server.ts";
import { getShow } from "./shop-and-show.server.ts";

/** What viewers of a show were pressed by, as the admin lists it. */
export interface UrgencyLine extends Omit<UrgencyRow, "shownAt" | "endsAt"> {
  /** ISO 8601 */
  readonly shownAt: string;
  readonly endsAt: string | null;
}

export interface UrgencyPage {
  readonly lines: readonly UrgencyLine[];
  readonly total: number;
  /** From 1 */
  readonly page: number;
  readonly pages: number;
}

export const urgenciesOfPage = 25;
const rowsOfPiece = 2_000;

/** A page of what the viewers of a show were pressed by; the last one for a page beyond it. Throws NotFound. */
export async function readUrgencies(
  house: House,
  shop: string,
  of: { readonly showId: string; readonly page: number },
): Promise<UrgencyPage> {
  await getShow(house.db, shop, of.showId);
  const total = await countUrgencies(house.db, shop, of.showId);
  const pages = Math.max(1, Math.ceil(total / urgenciesOfPage));
  const page = Math.min(Math.max(1, of.page), pages);
  const rows = (page - 1) * urgenciesOfPage;
  const after = (await findPageStart(house.db, shop, { showId: of.showId, rows })) ?? "0";
  const lines = await listUrgencies(house.db, shop, { showId: of.showId, after, most: urgenciesOfPage });
  return { lines: lines.map(lineOf), total, page, pages };
}

function lineOf({ shownAt, endsAt, ...row }: UrgencyRow): UrgencyLine {
  return { ...row, shownAt: shownAt.toISOString(), endsAt: endsAt?.toISOString() ?? null };
}

/** All of it as CSV, piece by piece, so that a long evening takes no more memory than a short one. Throws NotFound. */
export async function readUrgencyFile(house: House, shop: string, showId: string): Promise<AsyncIterable<string>> {
  await getShow(house.db, shop, showId);
  return piecesOf(house, shop, showId);
}

async function* piecesOf(house: House, shop: string, showId: string): AsyncGenerator<string> {
  yield csvLine(["shown_at", "item", "variant", "kind", "units", "ends_at"]);
  for (let after = "0"; ;) {
    const rows = await listUrgencies(house.db, shop, { showId, after, most: rowsOfPiece });
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(lineOf).map(fieldsOf).map(csvLine).join("");
    after = last.id;
  }
}

function fieldsOf(line: UrgencyLine): readonly string[] {
  const isUnsaid = line.units === null && line.endsAt === null;
  const units = line.units === null ? "" : `${line.units}`;
  return [
    line.shownAt,
    line.title,
    line.variantTitle,
    isUnsaid ? `${line.kind} ended` : line.kind,
    units,
    line.endsAt ?? "",
  ];
}
