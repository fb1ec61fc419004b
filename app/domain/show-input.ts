import { grant, refuse, type Decision } from "./decision.ts";
import { parseLivePrice, type LivePriceError } from "./live-price.ts";
import type { Money } from "./money.ts";

/** A show as it was typed into the form. */
export interface ShowInput {
  /** uuid; a new show's is made by the page */
  readonly id: string;
  /** The version that the form was opened with; null for a new show */
  readonly version: number | null;
  readonly title: string;
  readonly host: string;
  /** ISO 8601 with an offset or Z */
  readonly startsAt: string;
  readonly streamUrl: string;
  /** In the order of the line-up */
  readonly items: readonly ItemInput[];
}

export interface ItemInput {
  /** Of an item that the show has already */
  readonly id?: string | undefined;
  /** Decimal text of Shopify's product id */
  readonly productId: string;
  /** As typed: "12,50", "12.5", "" for the store's price */
  readonly livePrice: string;
}

export type ShowField = "title" | "host" | "startsAt" | "streamUrl" | `items.${number}.livePrice`;

export type ShowFieldError =
  | { readonly code: "missing" }
  | { readonly code: "too-long"; readonly most: number }
  | { readonly code: "not-a-time" }
  | { readonly code: "not-an-https-address" }
  | LivePriceError;

export type ShowFieldErrors = Readonly<Partial<Record<ShowField, ShowFieldError>>>;

/** A show that can be saved. */
export interface ShowDraft {
  readonly title: string;
  readonly host: string;
  readonly startsAt: Date;
  readonly streamUrl: string;
  readonly items: readonly ItemDraft[];
}

export interface ItemDraft {
  readonly id: string | null;
  readonly productId: string;
  readonly livePrice: Money | null;
}

/** The longest line-up that a show takes. */
export const mostItems = 250;
export const longestTitle = 100;
export const longestHost = 60;

/**
 * Reads the form of a show. Refuses with an error per field. The stream's address may be missing until the show starts;
 * a product that is picked twice counts once.
 */
export function draftShow(input: ShowInput, currency: string): Decision<ShowDraft, ShowFieldErrors> {
  const errors: Partial<Record<ShowField, ShowFieldError>> = {};
  const title = input.title.trim();
  const host = input.host.trim();
  const streamUrl = input.streamUrl.trim();
  const startsAt = new Date(/(Z|[+-]\d\d:\d\d)$/.test(input.startsAt) ? input.startsAt : "");
  const titleError = textError(title, longestTitle);
  const hostError = textError(host, longestHost);
  if (titleError !== null) errors.title = titleError;
  if (hostError !== null) errors.host = hostError;
  if (input.startsAt === "") errors.startsAt = { code: "missing" };
  else if (Number.isNaN(startsAt.getTime())) errors.startsAt = { code: "not-a-time" };
  if (streamUrl !== "" && !isStreamAddress(streamUrl)) errors.streamUrl = { code: "not-an-https-address" };

  const items: ItemDraft[] = [];
  for (const [index, item] of input.items.entries()) {
    const price = parseLivePrice(item.livePrice, currency);
    if (!price.ok) errors[`items.${index}.livePrice`] = price.refusal;
    else if (!items.some((known) => known.productId === item.productId)) {
      items.push({ id: item.id ?? null, productId: item.productId, livePrice: price.value });
    }
  }
  return Object.keys(errors).length > 0 ? refuse(errors) : grant({ title, host, startsAt, streamUrl, items });
}

function textError(text: string, most: number): ShowFieldError | null {
  if (text === "") return { code: "missing" };
  return text.length > most ? { code: "too-long", most } : null;
}

/** Browsers play a stream from https only, or from the machine itself. */
function isStreamAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || (protocol === "http:" && (hostname === "localhost" || hostname === "127.0.0.1"));
}
