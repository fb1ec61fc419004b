import type { Id } from "../ids.ts";

export interface DiscountCode {
  id: Id;
  title: string;
  code: string;
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
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  createdByAppId: Id | null;
  deactivated: boolean;
  createdAt: string;
  updatedAt: string;
}
