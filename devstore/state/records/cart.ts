import type { Id } from "../ids.ts";

export interface LineProperty {
  name: string;
  value: string;
}

export interface CartLine {
  /** AJAX line key: `{variantId}:{hash of properties}` */
  key: string;
  variantId: Id;
  quantity: number;
  properties: LineProperty[];
}

export interface Cart {
  token: string;
  note: string;
  attributes: LineProperty[];
  lines: CartLine[];
  discountCodes: string[];
  /** Of the browser whose cart it is; not said of a cart of the shop's own country */
  countryCode?: string;
  updatedAt: string;
}
