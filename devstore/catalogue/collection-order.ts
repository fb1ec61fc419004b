import type { CollectionSortOrder, ProductCollection } from "../state/records/product-collection.ts";
import type { Product } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import { productsIn } from "./collection-records.ts";
import { variantsOf } from "./product-records.ts";

/** The products of a collection as its sort order, or another one, has them. */
export function sortedProductsIn(
  store: Store,
  collection: ProductCollection,
  order: CollectionSortOrder = collection.sortOrder,
): Product[] {
  const products = productsIn(store, collection);
  switch (order) {
    case "MANUAL":
    case "MOST_RELEVANT":
      return products;
    case "ALPHA_ASC":
      return products.sort((a, b) => a.title.localeCompare(b.title));
    case "ALPHA_DESC":
      return products.sort((a, b) => b.title.localeCompare(a.title));
    case "CREATED":
      return products.sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
    case "CREATED_DESC":
      return products.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
    case "PRICE_ASC":
      return products.sort((a, b) => lowestPrice(store, a) - lowestPrice(store, b));
    case "PRICE_DESC":
      return products.sort((a, b) => lowestPrice(store, b) - lowestPrice(store, a));
    case "BEST_SELLING": {
      const sold = unitsSold(store);
      return products.sort((a, b) => (sold.get(b.id) ?? 0) - (sold.get(a.id) ?? 0));
    }
  }
}

function lowestPrice(store: Store, product: Product): number {
  return Math.min(...variantsOf(store, product).map((variant) => Number(variant.price)));
}

/** By product, what all orders together hold of it */
function unitsSold(store: Store): Map<string, number> {
  const sold = new Map<string, number>();
  for (const order of store.state.orders.values()) {
    for (const { variantId, quantity } of order.lines) {
      const productId = store.state.variants.get(variantId)?.productId;
      if (productId !== undefined) sold.set(productId, (sold.get(productId) ?? 0) + quantity);
    }
  }
  return sold;
}
