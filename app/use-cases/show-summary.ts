import type { ShowSummary } from "../domain/show-summary.ts";
import type { ShowListRow } from "../persistence/show-lists.server.ts";

export function showSummary(row: ShowListRow): ShowSummary {
  return {
    id: row.id,
    title: row.title,
    host: row.host,
    state: row.state,
    startsAt: row.startsAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    itemCount: row.itemCount,
    unitsSold: row.unitsSold,
    imageUrl: row.imageUrl,
  };
}
