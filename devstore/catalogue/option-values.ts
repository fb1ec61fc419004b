import { createHash } from "node:crypto";
import type { Id } from "../state/ids.ts";
import type { Product, ProductOption } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import { variantsOf } from "./product-records.ts";

/** A value of an option, such as "Red" of "Color" */
export interface OptionValue {
  readonly id: Id;
  readonly name: string;
  readonly hasVariants: boolean;
}

/** The id of an option's value. It stays the same when the value is renamed. */
export function optionValueId(option: ProductOption, name: string): Id {
  const kept = option.valueIds?.[name];
  if (kept !== undefined) return kept;
  const hash = createHash("sha256").update(`${option.id}:${name}`).digest().readBigUInt64BE();
  return ((hash >> 1n) | (1n << 54n)).toString();
}

/** The values of a product's option in their order, those of no variant among them. */
export function optionValues(store: Store, product: Product, option: ProductOption): OptionValue[] {
  const index = product.options.indexOf(option);
  const used = new Set(variantsOf(store, product).map((variant) => variant.optionValues[index]));
  return option.values.map((name) => ({ id: optionValueId(option, name), name, hasVariants: used.has(name) }));
}

/** Gives a value another name, in the option and in the variants that have it. */
export function renameOptionValue(store: Store, { product, option }: ValueOwner, [from, to]: [string, string]): void {
  const index = product.options.indexOf(option);
  const id = optionValueId(option, from);
  const others = Object.entries(option.valueIds ?? {}).filter(([name]) => name !== from);
  option.valueIds = { ...Object.fromEntries(others), [to]: id };
  option.values = option.values.map((name) => (name === from ? to : name));
  for (const variant of variantsOf(store, product)) {
    if (variant.optionValues[index] === from) variant.optionValues[index] = to;
  }
  retitleVariants(store, product);
}

export interface ValueOwner {
  readonly product: Product;
  readonly option: ProductOption;
}

/** Writes the variants' titles and positions as their options and order have become, and saves them with the product. */
export function retitleVariants(store: Store, product: Product): void {
  variantsOf(store, product).forEach((variant, index) => {
    variant.title = variant.optionValues.join(" / ");
    variant.position = index + 1;
    store.state.variants.put(variant);
  });
  store.state.products.put(product);
}
