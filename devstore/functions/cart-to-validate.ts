import { draftTotals } from "../drafts/draft-totals.ts";
import { centsOf } from "../orders/money.ts";
import { gid } from "../state/ids.ts";
import type { DraftOrder } from "../state/records/draft-order.ts";
import type { Store } from "../state/store.ts";
import type { PricedCart } from "../storefront/cart/priced-cart.ts";
import type { ValidatedCart } from "./validation-input.ts";

export interface Buyer {
  readonly email: string | null;
  readonly countryCode: string;
}

/** A cart of the online store, as validations look at it. */
export function cartToValidate(cart: PricedCart, { email, countryCode }: Buyer): ValidatedCart {
  return {
    lines: cart.items.map((item, index) => ({
      // One variant may be in two lines, with other attributes.
      id: gid("CartLine", String(index)),
      quantity: item.quantity,
      attributes: item.properties,
      merchandise: { product: item.product, variant: item.variant },
      title: item.product.title,
      unitPrice: item.unitPrice,
      total: item.finalPrice,
    })),
    attributes: cart.attributes,
    subtotal: cart.itemsSubtotal,
    total: cart.total,
    email,
    countryCode,
    currencyCode: cart.currencyCode,
  };
}

/** A draft order at its checkout. */
export function draftToValidate(store: Store, draft: DraftOrder, { email, countryCode }: Buyer): ValidatedCart {
  const totals = draftTotals(store, draft);
  return {
    lines: draft.lines.map((line, index) => {
      const variant = store.state.variants.get(line.variantId);
      const product = store.state.products.get(variant?.productId);
      const unitPrice = centsOf(totals.lines[index]?.unitPrice ?? "0.00");
      return {
        id: gid("CartLine", String(index)),
        quantity: line.quantity,
        attributes: line.properties,
        merchandise: variant && product ? { product, variant } : null,
        title: line.title,
        unitPrice,
        total: unitPrice * line.quantity,
      };
    }),
    attributes: [],
    subtotal: centsOf(totals.subtotal),
    total: centsOf(totals.total),
    email,
    countryCode,
    currencyCode: store.state.shop.currencyCode,
  };
}
