import { draftTotals, type DraftTotals } from "../../drafts/draft-totals.ts";
import { amountOf, centsOf } from "../../orders/money.ts";
import { gid } from "../../state/ids.ts";
import type { DraftLine, DraftOrder } from "../../state/records/draft-order.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { fieldsOf, type AdminContext, type Resolver } from "../resolver.ts";
import { money, moneyBag } from "./money.ts";

/** A line of a draft with what it is and what it costs now */
export interface ShownLine {
  readonly line: DraftLine;
  readonly totals: DraftTotals["lines"][number];
  readonly variant: Variant | null;
  readonly product: Product | null;
}

export function draftLines(store: Store, draft: DraftOrder): ShownLine[] {
  const totals = draftTotals(store, draft);
  return draft.lines.flatMap((line, index) => {
    const variant = store.state.variants.get(line.variantId) ?? null;
    const product = store.state.products.get(variant?.productId) ?? null;
    const ofLine = totals.lines[index];
    return ofLine ? [{ line, totals: ofLine, variant, product }] : [];
  });
}

type Field = Resolver<ShownLine, never>;

/** What a draft's line and a calculated draft's line have in common */
const common: Record<string, Field> = {
  uuid: ({ line }) => line.uuid,
  quantity: ({ line }) => line.quantity,
  custom: ({ line }) => line.variantId === null,
  title: ({ line, product }) => product?.title ?? line.title,
  variantTitle: ({ variant }) => (variant && variant.title !== "Default Title" ? variant.title : null),
  name: ({ line, product, variant }) => {
    const title = product?.title ?? line.title;
    return variant && variant.title !== "Default Title" ? `${title} - ${variant.title}` : title;
  },
  sku: ({ line, variant }) => (variant ? variant.sku : line.sku),
  vendor: ({ product }) => product?.vendor ?? null,
  product: ({ product }) => product,
  variant: ({ variant }) => variant,
  image: ({ product }) => product?.images[0] ?? null,
  isGiftCard: () => false,
  requiresShipping: ({ line }) => line.requiresShipping,
  taxable: ({ line }) => line.taxable,
  components: () => [],
  bundleComponents: () => [],
  customAttributes: ({ line }) => line.properties.map(({ name, value }) => ({ key: name, value })),
  customAttributesV2: ({ line }) => line.properties.map(({ name, value }) => ({ key: name, value })),
  appliedDiscount: ({ line, totals }, _args, context) => {
    if (!line.appliedDiscount) return null;
    const { title, description, value, valueType } = line.appliedDiscount;
    const bag = moneyBag(context, totals.ownDiscount);
    return {
      title,
      description,
      value,
      valueType,
      amount: totals.ownDiscount,
      amountSet: bag,
      amountV2: bag.shopMoney,
    };
  },
  priceOverride: ({ line, totals }, _args, context) =>
    line.variantId !== null && line.unitPrice !== null ? money(context, totals.unitPrice) : null,
  originalUnitPriceWithCurrency: ({ totals }, _args, context) => money(context, totals.unitPrice),
  originalUnitPriceSet: ({ totals }, _args, context) => moneyBag(context, totals.unitPrice),
  originalTotalSet: ({ totals }, _args, context) => moneyBag(context, totals.originalTotal),
  discountedTotalSet: ({ totals }, _args, context) => moneyBag(context, totals.discountedTotal),
  discountedUnitPriceSet: (shown, _args, context) => moneyBag(context, perUnit(shown)),
  approximateDiscountedUnitPriceSet: (shown, _args, context) => moneyBag(context, perUnit(shown)),
  totalDiscountSet: ({ totals }, _args, context) => moneyBag(context, totals.ownDiscount),
};

export const draftOrderLineItem = fieldsOf<ShownLine>({
  ...common,
  id: ({ line }) => gid("DraftOrderLineItem", line.id),
  taxLines: () => [],
  originalUnitPrice: ({ totals }) => totals.unitPrice,
  originalTotal: ({ totals }) => totals.originalTotal,
  discountedTotal: ({ totals }) => totals.discountedTotal,
  discountedUnitPrice: (shown) => perUnit(shown),
  totalDiscount: ({ totals }) => totals.ownDiscount,
});

export const calculatedDraftOrderLineItem = fieldsOf<ShownLine>({
  ...common,
  originalUnitPrice: ({ totals }, _args, context: AdminContext) => money(context, totals.unitPrice),
  originalTotal: ({ totals }, _args, context) => money(context, totals.originalTotal),
  discountedTotal: ({ totals }, _args, context) => money(context, totals.discountedTotal),
  discountedUnitPrice: (shown, _args, context) => money(context, perUnit(shown)),
  totalDiscount: ({ totals }, _args, context) => money(context, totals.ownDiscount),
});

function perUnit({ line, totals }: ShownLine): string {
  return amountOf(Math.round(centsOf(totals.discountedTotal) / line.quantity));
}
