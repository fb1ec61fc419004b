import type { IncomingMessage, ServerResponse } from "node:http";
import { completeDraftOrder } from "../../drafts/complete-draft-order.ts";
import { announceDraft, findDraftByToken } from "../../drafts/draft-records.ts";
import { draftTotals } from "../../drafts/draft-totals.ts";
import { draftToValidate } from "../../functions/cart-to-validate.ts";
import { runValidations, type ValidationRun } from "../../functions/run-validations.ts";
import { isSameOrigin, readForm, redirect, sendHtml, sendText } from "../../network/exchange.ts";
import type { DraftOrder } from "../../state/records/draft-order.ts";
import { codeKey } from "../../state/state-index.ts";
import type { Store } from "../../state/store.ts";
import { itemTitle } from "../cart/priced-cart.ts";
import { checkForm, typedIn, type Typed } from "./checkout-form.ts";
import { soldOutPage, thankYouPage } from "./checkout-pages.ts";
import { invoicePage } from "./invoice-page.ts";

/**
 * The checkout of a draft, at the secret address of its invoice: the buyer pays, and the draft becomes an order. False for
 * another address.
 */
export async function answerInvoice(
  storefront: ValidationRun,
  request: IncomingMessage,
  response: ServerResponse,
  address: URL,
): Promise<boolean> {
  const { store } = storefront;
  const match = /^\/(?<shopId>\d+)\/invoices\/(?<token>[0-9a-f]{32})$/.exec(address.pathname)?.groups;
  if (match?.["shopId"] !== store.state.shop.id) return false;
  const draft = findDraftByToken(store, match["token"] ?? "");
  const order = store.state.orders.get(draft?.orderId);
  if (!draft) sendText(response, "This invoice is not available any more.\n", 404);
  else if (order) sendHtml(response, thankYouPage(store.state.shop, order));
  else if (request.method === "POST") await pay(storefront, draft, { request, response, path: address.pathname });
  else sendHtml(response, invoicePage({ store, draft, typed: known(draft), problems: {}, complaint: null }));
  return true;
}

/** What the draft says of its buyer already. */
function known(draft: DraftOrder): Typed {
  const { firstName, lastName, address1, zip, city, countryCode } = draft.shippingAddress ?? {};
  return {
    ...typedIn(new URLSearchParams()),
    email: draft.email ?? "",
    firstName: firstName ?? "",
    lastName: lastName ?? "",
    address1: address1 ?? "",
    zip: zip ?? "",
    city: city ?? "",
    countryCode: countryCode ?? "DE",
  };
}

interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
}

async function pay(storefront: ValidationRun, draft: DraftOrder, { request, response, path }: Visit): Promise<void> {
  const { store } = storefront;
  if (!isSameOrigin(request)) return sendText(response, "Another site may not pay this invoice.\n", 403);
  const form = await readForm(request);
  const typed = typedIn(form);
  const shown = { store, draft, typed, problems: {}, complaint: null };
  if (!useCode(store, draft, form.get("discount") ?? "")) {
    const complaint = "Enter a valid discount code";
    return sendHtml(response, invoicePage({ ...shown, complaint }), 422);
  }
  const checked = checkForm(store, typed);
  if (checked.kind === "incomplete") {
    return sendHtml(
      response,
      invoicePage({ ...shown, problems: checked.problems, complaint: "Check your entries." }),
      422,
    );
  }
  if (checked.payment === "declined") {
    const complaint = "The card was declined. No money was taken; use another card.";
    return sendHtml(response, invoicePage({ ...shown, complaint }), 402);
  }
  const { email, address: shippingAddress } = checked;
  const buyer = { email, countryCode: shippingAddress.countryCode };
  const [refusal] = await runValidations(storefront, draftToValidate(store, draft, buyer), "CHECKOUT_COMPLETION");
  if (refusal) return sendHtml(response, invoicePage({ ...shown, complaint: refusal.message }), 422);
  const order = completeDraftOrder(store, draft, { by: "buyer", isPaid: true, email, shippingAddress });
  if ("refused" in order && order.refused === "sold-out") {
    return sendHtml(response, soldOutPage(store.state.shop, titleOf(store, order.variantId), order.available), 409);
  }
  redirect(response, path);
}

/** Takes a code that the buyer typed into the draft. False when it is not allowed, or takes nothing off. */
function useCode(store: Store, draft: DraftOrder, typed: string): boolean {
  const code = typed.trim();
  if (code === "") return true;
  if (!draft.allowDiscountCodesInCheckout) return false;
  const before = draft.discountCodes;
  draft.discountCodes = [...before, code];
  const holds = draftTotals(store, draft).appliedCodes.some((one) => codeKey(one) === codeKey(code));
  if (!holds) draft.discountCodes = before;
  else announceDraft(store, draft);
  return holds;
}

function titleOf(store: Store, variantId: string): string {
  const variant = store.state.variants.get(variantId);
  const product = store.state.products.get(variant?.productId);
  return variant && product ? itemTitle(product, variant) : "An item of this invoice";
}
