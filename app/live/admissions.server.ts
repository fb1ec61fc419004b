import type { Place } from "./hub.server.ts";

/** A show whose stream may be opened, and the origins of the online store that may open it. */
export interface Admission extends Omit<Place, "market"> {
  readonly origins: readonly string[];
  /** Countries (ISO 3166-1 alpha-2) whose prices are known and in another currency than the shop's: each has a room of its own */
  readonly countries: readonly string[];
}

/** The room in which a viewer from a country belongs: its market's, or the shop's own. */
export function placeFor({ shop, show, countries }: Admission, country: string): Place {
  const market = country.toUpperCase();
  return { shop, show, market: countries.includes(market) ? market : "" };
}

const mostRemembered = 1000;

/** Remembers for some seconds who may open which stream: a whole room that comes back asks the database once. */
export class Admissions {
  readonly #find: (show: string) => Promise<Admission | null>;
  readonly #rememberMs: number;
  readonly #known = new Map<string, { readonly admission: Promise<Admission | null>; readonly untilMs: number }>();

  constructor(find: (show: string) => Promise<Admission | null>, rememberMs: number) {
    this.#find = find;
    this.#rememberMs = rememberMs;
  }

  /** Null for an unknown show. Rejects when it cannot be looked up, and does not remember that. */
  of(show: string): Promise<Admission | null> {
    const known = this.#known.get(show);
    if (known !== undefined && known.untilMs > performance.now()) return known.admission;
    const admission = this.#find(show);
    this.#known.delete(show);
    this.#known.set(show, { admission, untilMs: performance.now() + this.#rememberMs });
    admission.catch(() => this.#known.delete(show));
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostRemembered && oldest !== undefined) this.#known.delete(oldest);
    return admission;
  }
}
