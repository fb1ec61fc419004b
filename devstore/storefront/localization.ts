import type { IncomingMessage, ServerResponse } from "node:http";
import { countriesSoldTo } from "../markets/market-of-country.ts";
import { readForm, redirect } from "../network/exchange.ts";
import type { Store } from "../state/store.ts";
import { COUNTRY_COOKIE } from "./shopper.ts";

const YEAR_S = 365 * 24 * 3600;

/**
 * Takes the choice of the country selector, `{% form 'localization' %}`, and sends the browser back. A country that the shop
 * does not sell to changes nothing. https://shopify.dev/docs/storefronts/themes/markets/multiple-currencies-languages
 */
export async function answerLocalization(
  store: Store,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const form = request.method === "POST" ? await readForm(request) : new URLSearchParams();
  const country = form.get("country_code") ?? "";
  if (countriesSoldTo(store).some(({ countryCode }) => countryCode === country)) {
    response.setHeader("set-cookie", `${COUNTRY_COOKIE}=${country}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`);
  }
  const wanted = form.get("return_to") ?? "/";
  redirect(response, /^\/(?![/\\])/.test(wanted) ? wanted : "/");
}
