import type { IncomingMessage, ServerResponse } from "node:http";
import { cartToValidate } from "../../functions/cart-to-validate.ts";
import { runValidations, type ValidationRun } from "../../functions/run-validations.ts";
import { addressOf, isSameOrigin, redirect, send } from "../../network/exchange.ts";
import type { Cart } from "../../state/records/cart.ts";
import { jsonWithIds } from "../raw-json.ts";
import { renderSections, sectionIdsIn } from "../section-rendering.ts";
import { pageAt } from "../shown-page.ts";
import { type Answer, cartActions, type CartRefusal } from "./cart-changes.ts";
import { cartJson } from "./cart-json.ts";
import { type Fields, listIn, readFields, textIn } from "./cart-request.ts";
import { cartOf, keepCart } from "./cart-session.ts";
import { pricedCart } from "./priced-cart.ts";

/** Answers `/cart.js` and `/cart/{add,change,update,clear}[.js]`; false for another address. */
export async function answerCartApi(
  storefront: ValidationRun,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<boolean> {
  const { store } = storefront;
  if (path === "/cart.js" || path === "/cart.json") {
    sendCartJson(response, cartJson(store, pricedCart(store, cartOf(store, request))), 200);
    return true;
  }
  const match = /^\/cart\/(?<action>add|change|update|clear)(?<script>\.js|\.json)?$/.exec(path)?.groups;
  const act = cartActions[match?.["action"] ?? ""];
  if (match === undefined || act === undefined) return false;
  const isPage = match["script"] === undefined && !(request.headers.accept ?? "").includes("json");
  const isReading = request.method === "GET" || request.method === "HEAD";
  const query = Object.fromEntries(addressOf(request).searchParams);
  const fields = isReading ? query : { ...query, ...(await readFields(request)) };
  if (!isReading && !isSameOrigin(request)) {
    sendCartJson(
      response,
      { status: 403, message: "Forbidden", description: "Another site may not change this cart." },
      403,
    );
    return true;
  }
  const cart = structuredClone(cartOf(store, request));
  const changed = act(store, cart, fields);
  const answer = match["action"] === "clear" ? changed : await validated(storefront, cart, changed);
  // What a validation turned away is not in the cart.
  if (answer === changed) keepCart(store, cart, response);
  if (isPage) redirect(response, pageAfter(fields, answer));
  else if ("refusal" in answer) refuse(response, answer.refusal);
  else sendWithSections(storefront, { request, response, cart, fields }, answer.json);
  return true;
}

/** The change, or what the shop's validations hold against the cart as it would be. */
async function validated(storefront: ValidationRun, cart: Cart, changed: Answer): Promise<Answer> {
  const { store } = storefront;
  const priced = pricedCart(store, cart);
  const asked = cartToValidate(priced, { email: null, countryCode: priced.countryCode });
  const [error] = await runValidations(storefront, asked, "CART_INTERACTION");
  if (!error) return changed;
  return { refusal: { status: 422, message: error.message, description: error.message } };
}

interface Changed {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly cart: Cart;
  readonly fields: Fields;
}

/**
 * Sends the answer with the sections that were asked for, as they are after the change. An invalid wish for sections is a
 * bad request, though the cart has been changed.
 * https://shopify.dev/docs/api/ajax/reference/cart#bundled-section-rendering
 */
function sendWithSections(storefront: ValidationRun, { request, response, cart, fields }: Changed, json: object): void {
  const wanted = fields["sections"];
  if (wanted === undefined || wanted === "") return sendCartJson(response, json, 200);
  const ids = sectionIdsIn(listIn(wanted) ?? wanted);
  const path = fields["sections_url"] === undefined ? refererOf(request) : textIn(fields["sections_url"]);
  if (ids === null || !path?.startsWith("/")) {
    const message = ids === null ? "Invalid sections parameter" : "Invalid sections_url parameter";
    return refuse(response, { status: 400, message, description: message });
  }
  const page = pageAt(storefront, request, { address: new URL(path, "http://localhost"), cart });
  sendCartJson(response, { ...json, sections: renderSections(page, ids, storefront.log) }, 200);
}

/** The path of the page that asks; the home page where the browser does not say. */
function refererOf(request: IncomingMessage): string {
  const referer = URL.parse(request.headers.referer ?? "");
  return referer === null ? "/" : `${referer.pathname}${referer.search}`;
}

function refuse(response: ServerResponse, { status, message, description }: CartRefusal): void {
  sendCartJson(response, { status: status === 400 ? "bad_request" : status, message, description }, status);
}

function sendCartJson(response: ServerResponse, value: object, status: number): void {
  const headers = { "cache-control": "no-store" };
  send(response, { status, type: "application/json; charset=utf-8", body: jsonWithIds(value), headers });
}

function pageAfter(fields: Fields, answer: Answer): string {
  if ("refusal" in answer) return `/cart?refused=${encodeURIComponent(answer.refusal.description)}`;
  if (fields["checkout"] !== undefined) return "/checkout";
  const wanted = textIn(fields["return_to"]);
  return wanted !== null && /^\/(?![/\\])/.test(wanted) ? wanted : "/cart";
}
