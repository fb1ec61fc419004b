import { runInNewContext } from "node:vm";
import type { World } from "./world.ts";

/** A `shopify:cart:…` event with all that it carries */
export type CartEvent = Event & {
  readonly [property: string]: unknown;
  readonly promise: Promise<{ readonly cart: CartSummary | null; readonly userErrors?: readonly Notice[] }>;
};

export interface CartSummary {
  readonly id: string;
  readonly totalQuantity: number;
  readonly cost: unknown;
  readonly lines: readonly { readonly id: string; readonly quantity: number; readonly cost: unknown }[];
  readonly discountCodes: readonly { readonly code: string; readonly applicable: boolean }[];
}

export interface Notice {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
  readonly field?: readonly string[];
}

export interface UpdateResult {
  readonly cart: CartSummary | null;
  readonly userErrors?: readonly Notice[];
  readonly warnings?: readonly Notice[];
}

interface Configurable {
  configure(configuration: object): boolean;
  isDefault(): boolean;
}

export interface Actions {
  getCart(): Promise<{ cart: CartSummary | null }>;
  readonly updateCart: Configurable & ((payload: unknown, options?: object) => Promise<UpdateResult>);
  readonly openCart: Configurable & (() => Promise<void>);
}

/** A page of the store in which Shopify's runtime has run, without any theme. */
export interface CasePage {
  readonly actions: Actions;
  readonly document: EventTarget;
  /** Events of the cart that reached the document, in order */
  readonly events: CartEvent[];
  /** What the page asked the store for: `GET /services/…` */
  readonly requests: string[];
  /** Where the page was sent: an address, or "reload" */
  readonly visits: string[];
}

const EVENTS = ["lines-update", "note-update", "attributes-update", "discount-update", "error"];

/** Opens a page and runs the runtime that the store's head loads. `isOffline` lets every request of the page fail. */
export async function openPage(world: World, isOffline: () => boolean = () => false): Promise<CasePage> {
  const home = await (await world.fetch("/")).text();
  const src = /<script src="([^"]+standard-actions\.js)" type="module">/.exec(home)?.[1] ?? "";
  const script = await (await world.fetch(src)).text();
  const document = new EventTarget();
  const page = { document, events: [] as CartEvent[], requests: [] as string[], visits: [] as string[] };
  for (const name of EVENTS)
    document.addEventListener(`shopify:cart:${name}`, (event) => page.events.push(event as CartEvent));
  const window: { Shopify: { routes: object; actions?: Actions } } = { Shopify: { routes: { root: "/" } } };
  const fetch = (path: string, init: RequestInit = {}): Promise<Response> => {
    page.requests.push(`${init.method ?? "GET"} ${path}`);
    if (isOffline()) return Promise.reject(new TypeError("Failed to fetch"));
    return init.signal?.aborted ? Promise.reject(abortion()) : world.fetch(path, init);
  };
  const location = { assign: (to: string) => page.visits.push(to), reload: () => page.visits.push("reload") };
  runInNewContext(script, { window, document, location, fetch, Event });
  const { actions } = window.Shopify;
  if (actions === undefined) throw new Error("The runtime brings no Shopify.actions.");
  return { ...page, actions };
}

function abortion(): Error {
  return Object.assign(new Error("The request was aborted."), { name: "AbortError" });
}
