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
  /** Origin of the online store as a person reaches it, such as http://localhost:4501 */
  primaryDomainUrl: string;
}
