import type { ServerResponse } from "node:http";
import { sendHtml, sendJson, sendText } from "../network/exchange.ts";
import { LiquidFailure } from "./liquid/template-engine.ts";
import { type Page, renderSection } from "./page.ts";

const MOST_SECTIONS = 5;

/** The ids of wanted sections, from a list or a text with commas between; null for more than five, or for anything else. */
export function sectionIdsIn(wanted: unknown): string[] | null {
  const list: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  if (!list.every((id) => typeof id === "string")) return null;
  const ids = list.flatMap((id) => id.split(",")).map((id) => id.trim());
  return ids.length > MOST_SECTIONS || ids.includes("") ? null : ids;
}

/** Each section as the page shows it; null for one that the theme does not have, or that cannot be rendered there. */
export function renderSections(
  page: Page,
  ids: readonly string[],
  log: (line: string) => void,
): Record<string, string | null> {
  return Object.fromEntries(ids.map((id) => [id, sectionOrNull(page, id, log)]));
}

/**
 * The Section Rendering API: any page's address with `?sections=` or `?section_id=`; false for an address without either.
 * https://shopify.dev/docs/api/ajax/section-rendering
 */
export function answerSections(page: Page, response: ServerResponse, log: (line: string) => void): boolean {
  const query = page.address.searchParams;
  const lists = [...query.getAll("sections"), ...query.getAll("sections[]")];
  if (lists.length > 0) {
    const ids = sectionIdsIn(lists);
    if (ids === null) sendJson(response, { message: "sections must name one to five sections" }, 400);
    else sendJson(response, renderSections(page, ids, log));
    return true;
  }
  const id = query.get("section_id");
  if (id === null) return false;
  const html = sectionOrNull(page, id, log);
  if (html === null) sendText(response, "", 404);
  else sendHtml(response, html);
  return true;
}

function sectionOrNull(page: Page, id: string, log: (line: string) => void): string | null {
  try {
    return renderSection(page, id);
  } catch (error) {
    if (!(error instanceof LiquidFailure)) throw error;
    log(`devstore: ${error.message}`);
    return null;
  }
}
