import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppRegistration } from "../access/app-registration.ts";
import { findInstallation, install } from "../access/installation.ts";
import { grantExactly, requestableScopes } from "../access/scope-grant.ts";
import { type ChargeAddress, readChargeAddress } from "../billing/charge-address.ts";
import { answerPurchase } from "../billing/purchase.ts";
import { answerRequestedCap, approveSubscription, declineSubscription, usageLine } from "../billing/subscription.ts";
import { isSameOrigin, readForm, redirect, sendHtml, sendText } from "../network/exchange.ts";
import type { AppLineItem } from "../state/records/app-billing.ts";
import type { Store } from "../state/store.ts";
import { type AdminSetting, basePath } from "./admin-setting.ts";
import { type Charge, chargePage } from "./pages/charge-page.ts";
import { grantPage } from "./pages/grant-page.ts";

type Answer = "approve" | "decline";

/** One thing that a merchant is asked: what the page says, and what either answer does. */
interface Question {
  readonly page: (action: string) => string;
  /** The address to which the merchant goes on */
  readonly take: (answer: Answer) => string;
}

/**
 * The pages on which a merchant approves or declines: charges and scopes. Answers false for an address that is none of them.
 * https://shopify.dev/docs/apps/launch/billing/subscription-billing
 */
export async function answerConsent(
  setting: AdminSetting,
  request: IncomingMessage,
  response: ServerResponse,
  address: URL,
): Promise<boolean> {
  const path = address.pathname.slice(basePath(setting.store).length);
  const question = path.startsWith("/charges/")
    ? chargeQuestion(setting, path, address.searchParams)
    : path === "/oauth/install"
      ? scopeQuestion(setting, address.searchParams)
      : null;
  if (question === null) return false;
  if (request.method !== "POST") {
    sendHtml(response, question.page(address.pathname + address.search));
  } else if (!isSameOrigin(request)) {
    sendText(response, "Only the admin's own pages may answer for the merchant.\n", 403);
  } else {
    const answer = (await readForm(request)).get("answer") === "approve" ? "approve" : "decline";
    redirect(response, withinAdmin(setting.store, question.take(answer)));
  }
  return true;
}

function chargeQuestion(setting: AdminSetting, path: string, query: URLSearchParams): Question | null {
  const address = readChargeAddress(setting.apps, path, query);
  const app = setting.apps.find((one) => one.id === address?.appId);
  if (!address || !app) return null;
  const declined = appAddress(setting.store, app);
  const asked = chargeAt(setting.store, address);
  if (asked === null) return null;
  return {
    page: (action) => chargePage(setting, app, asked.charge, action),
    take: (answer) => {
      const done = asked.take(answer);
      return done && answer === "approve"
        ? withChargeId(new URL(asked.returnUrl, app.applicationUrl), address.chargeId)
        : declined;
    },
  };
}

interface AskedCharge {
  readonly charge: Charge;
  readonly returnUrl: string;
  /** False when the charge is not to be had any more */
  readonly take: (answer: Answer) => boolean;
}

function chargeAt(store: Store, { kind, appId, chargeId }: ChargeAddress): AskedCharge | null {
  if (kind === "purchase") {
    const purchase = store.state.appPurchases.get(chargeId);
    if (purchase?.appId !== appId) return null;
    const { name, price, currencyCode, test, returnUrl } = purchase;
    return {
      charge: { name, lines: [`${price} ${currencyCode} once`], test, trialDays: 0 },
      returnUrl,
      take: (answer) => answerPurchase(store, purchase, answer),
    };
  }
  const subscription = store.state.appSubscriptions.get(chargeId);
  if (subscription?.appId !== appId) return null;
  const { name, test, trialDays, returnUrl, lineItems } = subscription;
  if (kind === "cap") {
    const line = usageLine(subscription);
    const words = `up to ${line?.requestedCap ?? line?.cappedAmount ?? "0"} ${line?.currencyCode ?? ""} every 30 days`;
    return {
      charge: { name, lines: [words], test, trialDays: 0 },
      returnUrl,
      take: (answer) => {
        answerRequestedCap(store, subscription, answer);
        return true;
      },
    };
  }
  return {
    charge: { name, lines: lineItems.map(wordsOf), test, trialDays },
    returnUrl,
    take: (answer) => {
      if (answer === "approve") return approveSubscription(store, subscription);
      declineSubscription(store, subscription);
      return true;
    },
  };
}

function wordsOf(line: AppLineItem): string {
  if (line.kind === "usage") return `up to ${line.cappedAmount} ${line.currencyCode} every 30 days: ${line.terms}`;
  return `${line.price} ${line.currencyCode} ${line.interval === "ANNUAL" ? "a year" : "every 30 days"}`;
}

/** `/oauth/install?client_id=…&optional_scopes=…`: to install the app, or to grant it more. */
function scopeQuestion(setting: AdminSetting, query: URLSearchParams): Question | null {
  const { store } = setting;
  const app = setting.apps.find((one) => one.clientId === query.get("client_id"));
  if (!app) return null;
  const installation = findInstallation(store, app.id);
  const wanted = (query.get("optional_scopes") ?? "").split(",");
  const granted = installation?.grantedScopes ?? [];
  const more = requestableScopes(app, granted, wanted);
  return {
    page: (action) => grantPage(setting, app, installation ? more : [...app.scopes, ...more], action),
    take: (answer) => {
      if (answer === "decline") return appAddress(store, app);
      const current = installation ?? install(store, app);
      grantExactly(store, current, [...current.grantedScopes, ...more]);
      return appAddress(store, app);
    },
  };
}

function appAddress(store: Store, app: AppRegistration): string {
  return findInstallation(store, app.id) ? `${basePath(store)}/apps/${app.handle}` : `${basePath(store)}/settings/apps`;
}

/** Shopify adds the charge's id to where the app wants the merchant back. */
function withChargeId(url: URL, chargeId: string): string {
  url.searchParams.set("charge_id", chargeId);
  return url.href;
}

/** The admin is reached at two addresses: a way that stays within it has no host. */
function withinAdmin(store: Store, address: string): string {
  const url = URL.parse(address);
  if (url?.host === "admin.shopify.com") return url.pathname + url.search;
  if (url?.host === store.domain && url.pathname.startsWith("/admin")) {
    return basePath(store) + url.pathname.slice("/admin".length) + url.search;
  }
  return address;
}
