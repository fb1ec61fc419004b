import { priceInContext, type PriceInContext } from "../../markets/price-in-context.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { price } from "./money.ts";

export type ContextArgs = { readonly context: { readonly country?: string | null } };

/** What a variant costs a shopper in a country: `ProductVariant.contextualPricing`. */
export function variantPricing(variant: Variant, { context: given }: ContextArgs, { store }: AdminContext): object {
  onlyEmulated("ContextualPricingContext", given, ["country"]);
  return shown(priceInContext(store, variant, given.country ?? null));
}

/** From what to what a product's variants cost a shopper in a country: `Product.contextualPricing`. */
export function productPricing(product: Product, args: ContextArgs, { store }: AdminContext): object {
  onlyEmulated("ContextualPricingContext", args.context, ["country"]);
  const variants = product.variantIds.flatMap((id) => store.state.variants.get(id) ?? []);
  const prices = variants
    .map((variant) => priceInContext(store, variant, args.context.country ?? null))
    .sort((a, b) => Number(a.price.amount) - Number(b.price.amount));
  const [min, max] = [prices.at(0), prices.at(-1)].map((one) => (one ? shown(one) : null));
  return {
    fixedQuantityRulesCount: 0,
    minVariantPricing: min,
    maxVariantPricing: max,
    priceRange: { minVariantPrice: min?.price, maxVariantPrice: max?.price },
  };
}

function shown({ price: asked, compareAtPrice }: PriceInContext) {
  return {
    price: price(asked.amount, asked.currencyCode),
    compareAtPrice: compareAtPrice && price(compareAtPrice.amount, compareAtPrice.currencyCode),
    unitPrice: null,
  };
}
