import { variantNumber } from "./shopper-requests.ts";
import type { World } from "./world.ts";

/** The cart as `/cart.js` writes it, as far as cases look at it */
export interface CartJson {
  readonly token: string;
  readonly note: string | null;
  readonly attributes: Readonly<Record<string, string>>;
  readonly currency: string;
  readonly item_count: number;
  readonly original_total_price: number;
  readonly total_price: number;
  readonly total_discount: number;
  readonly items: readonly CartItem[];
  readonly sections?: Readonly<Record<string, string | null>>;
  readonly discount_codes: readonly { readonly code: string; readonly applicable: boolean }[];
  readonly cart_level_discount_applications: readonly { readonly title: string; readonly type: string }[];
}

export interface CartItem {
  readonly key: string;
  readonly quantity: number;
  readonly price: number;
  readonly final_line_price: number;
  readonly sku: string;
  readonly title: string;
  readonly properties: Readonly<Record<string, string>> | null;
}

/** What the Cart API answered, an error or not */
export interface CartReply<T> {
  readonly status: number;
  readonly json: T;
}

/** Posts JSON to the Cart API, as a page of the store does: `cartPost(world, "add", { items: [...] })`. */
export async function cartPost<T = CartJson>(
  world: World,
  action: "add" | "change" | "update" | "clear",
  body: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<CartReply<T>> {
  const response = await world.fetch(`/cart/${action}.js`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, json: (await response.json()) as T };
}

export async function cartOf(world: World): Promise<CartJson> {
  return (await (await world.fetch("/cart.js")).json()) as CartJson;
}

/** Puts units of a SKU into the cart. */
export function add(world: World, sku: string, quantity: number): Promise<CartReply<{ items: CartItem[] }>> {
  return cartPost(world, "add", { items: [{ id: variantNumber(world, sku), quantity }] });
}

/** Chooses a country in the store's country selector. */
export function chooseCountry({ fetch }: World, countryCode: string): Promise<Response> {
  return fetch("/localization", {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: `form_type=localization&_method=put&country_code=${countryCode}&return_to=%2Fcart`,
  });
}
