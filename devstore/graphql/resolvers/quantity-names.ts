import type { QuantityName } from "../../state/records/inventory.ts";
import type { Store } from "../../state/store.ts";

/** What lies on the shelf, by state: `on_hand` is all of it. */
const ON_HAND = ["available", "committed", "damaged", "quality_control", "reserved", "safety_stock"] as const;

/** What Shopify itself writes is always in use; the others are once somebody wrote them. */
const ALWAYS_IN_USE: readonly string[] = ["available", "committed", "incoming", "on_hand"];

/** The names of quantities. https://shopify.dev/docs/api/admin-graphql/latest/queries/inventoryProperties */
export function quantityNames(store: Store): readonly object[] {
  const names = [...ON_HAND, "incoming", "on_hand"].sort();
  return names.map((name) => ({
    name,
    displayName: name.charAt(0).toUpperCase() + name.slice(1).replace("_", " "),
    belongsTo: ON_HAND.some((one) => one === name) ? ["on_hand"] : [],
    comprises: name === "on_hand" ? [...ON_HAND] : [],
    isInUse: ALWAYS_IN_USE.includes(name) || isWritten(store, name as QuantityName),
  }));
}

function isWritten(store: Store, name: QuantityName): boolean {
  return store.state.levels.find((level) => level.quantitiesUpdatedAt[name] !== undefined) !== undefined;
}
