import assert from "node:assert/strict";
import { idIn } from "../state/ids.ts";
import type { World } from "./world.ts";

/** What the Cart API answered */
export interface CartAnswer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

/** The number by which the Cart API calls a variant */
export function variantNumber(world: World, sku: string): string {
  return idIn(world.variant(sku).id, "ProductVariant") ?? "";
}

/** Sends JSON to the Cart API, such as `/cart/add.js`. */
export async function askCart(world: World, path: string, body: object): Promise<CartAnswer> {
  const response = await world.fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const json = (await response.json()) as Record<string, unknown>;
  return { status: response.status, json };
}

/** Puts units of a variant in the cart, with properties of the line. */
export function addToCart(world: World, sku: string, given: object = {}): Promise<CartAnswer> {
  return askCart(world, "/cart/add.js", { id: variantNumber(world, sku), quantity: 1, ...given });
}

/** Units by SKU in the cart of this browser */
export async function cartUnits({ fetch }: World): Promise<Record<string, number>> {
  const response = await fetch("/cart.js");
  const { items } = (await response.json()) as { items: { sku: string; quantity: number }[] };
  return Object.fromEntries(items.map(({ sku, quantity }) => [sku, quantity]));
}

/** A payment as the checkout's form sends it, with the test card that pays unless `given` says otherwise. */
export function paymentForm(given: Readonly<Record<string, string>> = {}): RequestInit {
  const fields = {
    email: "ada@example.org",
    countryCode: "DE",
    firstName: "Ada",
    lastName: "L",
    address1: "Road 1",
    zip: "10115",
    city: "Berlin",
    cardNumber: "1",
    cardExpiry: "12 / 40",
    cardCode: "123",
    ...given,
  };
  return {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams(fields).toString(),
  };
}

/** The address of this cart's checkout, such as `/checkouts/0a1b`. */
export async function checkoutPath({ fetch }: World): Promise<string> {
  const response = await fetch("/checkout");
  const path = response.headers.get("location");
  assert.match(path ?? "", /^\/checkouts\//, "the cart leads to its checkout");
  return path ?? "";
}

/** Pays for the cart of this browser. */
export async function payForCart(world: World, given: Readonly<Record<string, string>> = {}): Promise<Response> {
  return world.fetch(await checkoutPath(world), paymentForm(given));
}
