import { idIn } from "../../state/ids.ts";
import type { ProductCollection } from "../../state/records/product-collection.ts";
import type { Store } from "../../state/store.ts";

/** The collection with this global id */
export function findCollection(store: Store, globalId: string): ProductCollection | undefined {
  return store.state.productCollections.get(idIn(globalId, "Collection"));
}
