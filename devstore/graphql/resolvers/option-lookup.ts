import type { Id } from "../../state/ids.ts";
import type { Product, ProductOption } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";

export interface PlacedOption {
  readonly option: ProductOption;
  readonly product: Product;
  readonly position: number;
}

/** An option of any product, by its id */
export function findOption(store: Store, id: Id): PlacedOption | null {
  const product = store.state.products.find((one) => one.options.some((option) => option.id === id));
  const index = product?.options.findIndex((option) => option.id === id) ?? -1;
  const option = product?.options[index];
  return product && option ? { option, product, position: index + 1 } : null;
}
