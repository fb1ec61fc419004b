import type { Id } from "../ids.ts";

export interface Shop {
  id: Id;
  /** `demo` of demo.myshopify.com */
  handle: string;
  name: string;
  email: string;
  currencyCode: string;
  ianaTimezone: string;
  locale: string;
  /** Two letters, of the shop's address */
  countryCode: string;
  plan: ShopPlan;
  /** Origin of the online store as a person reaches it, such as http://localhost:4501 */
  primaryDomainUrl: string;
}

/** Decides how fast apps may ask, and what only development stores are refused. */
export type ShopPlan = "DEVELOPMENT" | "BASIC" | "ADVANCED" | "PLUS" | "ENTERPRISE";
