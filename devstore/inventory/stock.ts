import type { Id } from "../state/ids.ts";
import type { InventoryItem, InventoryLevel, QuantityName } from "../state/records/inventory.ts";
import type { Product } from "../state/records/product.ts";
import { levelKey } from "../state/shop-state.ts";
import type { Store } from "../state/store.ts";

/** The inventory item behind a variant; null when there is no such variant. */
export function findItemOfVariant(store: Store, variantId: Id): InventoryItem | null {
  const variant = store.state.variants.get(variantId);
  return variant ? (store.state.inventoryItems.get(variant.inventoryItemId) ?? null) : null;
}

/** The levels of an item at the locations that stock it. */
export function levelsOfItem(store: Store, inventoryItemId: Id): readonly InventoryLevel[] {
  return (store.index.levelsByItem.get(inventoryItemId) ?? []).filter((level) => level.active);
}

/** The level of an item at a location that stocks it. */
export function findLevel(store: Store, inventoryItemId: Id, locationId: Id): InventoryLevel | null {
  const level = store.state.levels.get(levelKey(inventoryItemId, locationId));
  return level?.active ? level : null;
}

/** Stocks an item at a location, with nothing there yet. */
export function addLevel(store: Store, inventoryItemId: Id, locationId: Id, available: number): InventoryLevel {
  const at = store.timestamp();
  const quantities = { ...NOTHING, available };
  const level: InventoryLevel = {
    id: store.nextId(),
    inventoryItemId,
    locationId,
    active: true,
    quantities,
    quantitiesUpdatedAt: { available: at },
    createdAt: at,
    updatedAt: at,
  };
  store.state.levels.put(level);
  store.index.addLevel(level);
  return level;
}

/** Every quantity at zero */
export const NOTHING: Record<QuantityName, number> = {
  available: 0,
  committed: 0,
  reserved: 0,
  damaged: 0,
  safety_stock: 0,
  quality_control: 0,
  incoming: 0,
};

/** What physically lies at the location: every state but `incoming`. */
export function onHand(level: InventoryLevel): number {
  const all = Object.values(level.quantities).reduce((sum, quantity) => sum + quantity, 0);
  return all - level.quantities.incoming;
}

/** What the levels of an item say is available, at all active locations, whether or not it is tracked. */
export function unitsInLevels(store: Store, inventoryItemId: Id): number {
  return levelsOfItem(store, inventoryItemId)
    .filter((level) => store.state.locations.get(level.locationId)?.active)
    .reduce((sum, level) => sum + level.quantities.available, 0);
}

/** The levels of an item that online orders are fulfilled from. */
export function levelsForOrders(store: Store, inventoryItemId: Id): InventoryLevel[] {
  return levelsOfItem(store, inventoryItemId).filter((level) => {
    const location = store.state.locations.get(level.locationId);
    return location?.active === true && location.fulfillsOnlineOrders;
  });
}

/** What online orders could take of an item, whether or not it is tracked. */
export function unitsForOrders(store: Store, inventoryItemId: Id): number {
  return levelsForOrders(store, inventoryItemId).reduce((sum, level) => sum + level.quantities.available, 0);
}

/** Units that a shopper can buy; null when the variant is not tracked (or does not exist). */
export function availableUnits(store: Store, variantId: Id): number | null {
  const item = findItemOfVariant(store, variantId);
  return item?.tracked ? unitsForOrders(store, item.id) : null;
}

/** Whether `quantity` units can be sold now: always, when untracked or sold on when out of stock. */
export function canSell(store: Store, variantId: Id, quantity: number): boolean {
  const variant = store.state.variants.get(variantId);
  if (!variant) return false;
  const available = availableUnits(store, variantId);
  return available === null || variant.inventoryPolicy === "CONTINUE" || available >= quantity;
}

/** One change of one quantity at one location. */
export interface QuantityChange {
  readonly level: InventoryLevel;
  readonly name: QuantityName;
  readonly delta: number;
}

/**
 * Applies changes together and then tells: `inventory_levels/update` once per level whose available units changed, and
 * `products/update` once per product of those (a product's webhook carries its variants' units).
 */
export function changeQuantities(store: Store, changes: readonly QuantityChange[]): void {
  const at = store.timestamp();
  const levels = new Set<InventoryLevel>();
  for (const { level, name, delta } of changes) {
    if (delta === 0) continue;
    level.quantities[name] += delta;
    level.quantitiesUpdatedAt[name] = at;
    level.updatedAt = at;
    store.state.levels.put(level);
    if (name === "available") levels.add(level);
  }
  for (const level of levels) store.events.emit("inventory_levels/update", level);
  const products = new Set([...levels].flatMap((level) => touchProduct(store, level, at)));
  for (const product of products) store.events.emit("products/update", product);
}

/** A change of its stock is a change of the variant and of the product. */
function touchProduct(store: Store, level: InventoryLevel, at: string): Product[] {
  const item = store.state.inventoryItems.get(level.inventoryItemId);
  const variant = item && store.state.variants.get(item.variantId);
  const product = variant && store.state.products.get(variant.productId);
  if (!product) return [];
  variant.updatedAt = at;
  product.updatedAt = at;
  store.state.variants.put(variant);
  return [store.state.products.put(product)];
}
