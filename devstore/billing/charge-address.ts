import { createHmac, timingSafeEqual } from "node:crypto";
import type { AppRegistration } from "../access/app-registration.ts";
import type { Id } from "../state/ids.ts";
import type { Store } from "../state/store.ts";

/** What a merchant is asked to approve, by the words in its address */
const STEPS = {
  subscription: "RecurringApplicationCharge/confirm_recurring_application_charge",
  cap: "RecurringApplicationCharge/confirm_update_capped_amount",
  purchase: "ApplicationCharge/confirm_application_charge",
} as const;

export type ChargeKind = keyof typeof STEPS;

export interface ChargeAddress {
  readonly kind: ChargeKind;
  readonly appId: Id;
  readonly chargeId: Id;
}

/** The page where the merchant approves or declines: `confirmationUrl` of the billing mutations. */
export function confirmationUrl(store: Store, app: AppRegistration, kind: ChargeKind, chargeId: Id): string {
  const path = `/charges/${app.id}/${chargeId}/${STEPS[kind]}`;
  return `https://${store.domain}/admin${path}?signature=${signature(app, path)}`;
}

/** Reads a confirmation page's address below `/admin`; null when it is none, or was not signed here. */
export function readChargeAddress(
  apps: readonly AppRegistration[],
  path: string,
  query: URLSearchParams,
): ChargeAddress | null {
  const parts = /^\/charges\/(?<appId>\d+)\/(?<chargeId>\d+)\/(?<step>\w+\/\w+)$/.exec(path)?.groups;
  const kind = (Object.keys(STEPS) as ChargeKind[]).find((one) => STEPS[one] === parts?.["step"]);
  const app = apps.find((one) => one.id === parts?.["appId"]);
  if (!parts || !kind || !app) return null;
  const expected = Buffer.from(signature(app, path));
  const given = Buffer.from(query.get("signature") ?? "");
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  return { kind, appId: app.id, chargeId: parts["chargeId"] ?? "" };
}

function signature(app: AppRegistration, path: string): string {
  return createHmac("sha256", `billing ${app.clientSecret}`).update(path).digest("hex");
}
