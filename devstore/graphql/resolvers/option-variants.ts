import { addVariant } from "../../catalogue/product-records.ts";
import type { InventoryItem } from "../../state/records/inventory.ts";
import type { Product, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";

/** Every way to take one value of each list, the first lists varying slowest. */
export function combine(lists: readonly (readonly string[])[]): string[][] {
  return lists.reduce<string[][]>((all, list) => all.flatMap((one) => list.map((value) => [...one, value])), [[]]);
}

/** One more variant like another, with values and an inventory item of its own and no units; tells nobody. */
export function copyOfVariant(
  store: Store,
  product: Product,
  variant: Variant,
  optionValues: readonly string[],
): InventoryItem {
  const item = store.state.inventoryItems.get(variant.inventoryItemId);
  const made = addVariant(
    store,
    product,
    {
      title: optionValues.join(" / "),
      sku: null,
      barcode: null,
      price: variant.price,
      compareAtPrice: variant.compareAtPrice,
      optionValues: [...optionValues],
      position: product.variantIds.length + 1,
      inventoryPolicy: variant.inventoryPolicy,
      taxable: variant.taxable,
      imageId: null,
    },
    { tracked: item?.tracked ?? false, requiresShipping: item?.requiresShipping ?? true, cost: null, units: 0 },
  );
  return store.state.inventoryItems.get(made.inventoryItemId) as InventoryItem;
}
