import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A page of the store whose template the merchant furnished with app blocks. */
export interface StorePage {
  readonly handle: string;
  readonly title: string;
  readonly blocks: readonly PlacedBlock[];
}

/** An app block where the merchant placed it, such as `live-basket/live-show`, with the settings chosen there. */
export interface PlacedBlock {
  readonly type: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

const file = join(import.meta.dirname, "theme/templates/pages.json");

/** The page at `/pages/{handle}`; null when the store has none. */
export function findPage(handle: string): StorePage | null {
  const pages = JSON.parse(readFileSync(file, "utf8")) as Record<string, Omit<StorePage, "handle">>;
  const page = Object.hasOwn(pages, handle) ? pages[handle] : undefined;
  return page === undefined ? null : { handle, ...page };
}
