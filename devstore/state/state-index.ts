import type { Id } from "./ids.ts";
import { compareIds } from "./ids.ts";
import type { DiscountCode } from "./records/discount.ts";
import type { InventoryLevel } from "./records/inventory.ts";
import type { Metafield } from "./records/metafield.ts";
import type { Order } from "./records/order.ts";
import type { Product } from "./records/product.ts";
import type { ShopState } from "./shop-state.ts";

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
  /** The order of a fulfilment order, fulfilment, refund, transaction or line, by its id */
  readonly orderOfPart = new Map<Id, Order>();

  constructor(state: ShopState) {
    this.productIds = new SortedIds(state.products.keys());
    this.variantIds = new SortedIds(state.variants.keys());
    this.inventoryItemIds = new SortedIds(state.inventoryItems.keys());
    this.orderIds = new SortedIds(state.orders.keys());
    for (const product of state.products.values()) this.productByHandle.set(product.handle, product);
    for (const discount of state.discounts.values())
      if (!discount.automatic) this.discountByCode.set(codeKey(discount.code), discount);
    for (const level of state.levels.values()) this.addLevel(level);
    for (const metafield of state.metafields.values()) this.addMetafield(metafield);
    for (const order of state.orders.values()) this.addOrderParts(order);
  }

  addLevel(level: InventoryLevel): void {
    const levels = this.levelsByItem.get(level.inventoryItemId);
    if (levels) levels.push(level);
    else this.levelsByItem.set(level.inventoryItemId, [level]);
  }

  removeLevel(level: InventoryLevel): void {
    const levels = this.levelsByItem.get(level.inventoryItemId) ?? [];
    this.levelsByItem.set(
      level.inventoryItemId,
      levels.filter((one) => one !== level),
    );
  }

  /** Finds an order by what it consists of. */
  addOrderParts(order: Order): void {
    const parts = [order.lines, order.fulfillmentOrders, order.fulfillments, order.refunds, order.transactions].flat();
    for (const { id } of parts) this.orderOfPart.set(id, order);
    for (const { lines } of order.fulfillmentOrders) for (const { id } of lines) this.orderOfPart.set(id, order);
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
