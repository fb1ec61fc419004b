import type { Id } from "../ids.ts";

/** A discount with a code, or one that every cart has by itself */
export interface DiscountCode {
  id: Id;
  title: string;
  /** Empty for an automatic discount */
  code: string;
  automatic?: boolean;
  startsAt: string;
  endsAt: string | null;
  usageLimit: number | null;
  appliesOncePerCustomer: boolean;
  usageCount: number;
  /** Exactly one of the two: a fraction (0.1 = 10 %) or an amount in the shop's currency */
  value: { percentage: number } | { amount: string; appliesOnEachItem: boolean };
  /** Empty lists mean all items */
  productIds: Id[];
  variantIds: Id[];
  /** What the cart must hold at least of the items that it is for */
  minimum?: DiscountMinimum | null;
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  createdByAppId: Id | null;
  deactivated: boolean;
  createdAt: string;
  updatedAt: string;
}

export type DiscountMinimum = { readonly quantity: number } | { readonly subtotal: string };
