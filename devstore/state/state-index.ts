import { compareIds } from "./ids.ts";
import type { DiscountCode, Id, InventoryLevel, Metafield, Product, ShopState } from "./model.ts";

/** Ids in ascending order, for pages that start in the middle. */
export class SortedIds {
  readonly ids: Id[];

  constructor(ids: Iterable<Id>) {
    this.ids = [...ids].sort(compareIds);
  }

  /** Where `id` is, or would be put. */
  positionOf(id: Id): number {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareIds(this.ids[middle] ?? "", id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  add(id: Id): void {
    const position = this.positionOf(id);
    if (this.ids[position] !== id) this.ids.splice(position, 0, id);
  }

  remove(id: Id): void {
    const position = this.positionOf(id);
    if (this.ids[position] === id) this.ids.splice(position, 1);
  }
}

/** Ways to find what the state holds without looking at all of it. Built at start, kept by those who change the state. */
export class StateIndex {
  readonly productIds: SortedIds;
  readonly variantIds: SortedIds;
  readonly inventoryItemIds: SortedIds;
  readonly orderIds: SortedIds;
  readonly productByHandle = new Map<string, Product>();
  readonly discountByCode = new Map<string, DiscountCode>();
  readonly levelsByItem = new Map<Id, InventoryLevel[]>();
  readonly metafieldsByOwner = new Map<string, Metafield[]>();

  constructor(state: ShopState) {
    this.productIds = new SortedIds(Object.keys(state.products));
    this.variantIds = new SortedIds(Object.keys(state.variants));
    this.inventoryItemIds = new SortedIds(Object.keys(state.inventoryItems));
    this.orderIds = new SortedIds(Object.keys(state.orders));
    for (const product of Object.values(state.products)) this.productByHandle.set(product.handle, product);
    for (const discount of Object.values(state.discounts)) this.discountByCode.set(codeKey(discount.code), discount);
    for (const level of Object.values(state.levels)) this.addLevel(level);
    for (const metafield of Object.values(state.metafields)) this.addMetafield(metafield);
  }

  addLevel(level: InventoryLevel): void {
    const levels = this.levelsByItem.get(level.inventoryItemId);
    if (levels) levels.push(level);
    else this.levelsByItem.set(level.inventoryItemId, [level]);
  }

  addMetafield(metafield: Metafield): void {
    const metafields = this.metafieldsByOwner.get(metafield.ownerGid);
    if (metafields) metafields.push(metafield);
    else this.metafieldsByOwner.set(metafield.ownerGid, [metafield]);
  }

  removeMetafield(metafield: Metafield): void {
    const rest = (this.metafieldsByOwner.get(metafield.ownerGid) ?? []).filter((other) => other !== metafield);
    if (rest.length > 0) this.metafieldsByOwner.set(metafield.ownerGid, rest);
    else this.metafieldsByOwner.delete(metafield.ownerGid);
  }
}

/** Discount codes are the same whatever their case. */
export function codeKey(code: string): string {
  return code.trim().toUpperCase();
}
