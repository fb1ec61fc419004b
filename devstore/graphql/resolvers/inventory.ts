import { GraphQLError } from "graphql";
import { levelsOfItem, onHand } from "../../inventory/stock.ts";
import { isOnlyLevel } from "../../inventory/stocking.ts";
import { gid, idIn, parseGid } from "../../state/ids.ts";
import type { InventoryItem, InventoryLevel, QuantityName } from "../../state/records/inventory.ts";
import { levelKey } from "../../state/shop-state.ts";
import { pageById, pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { onlyLocation } from "./inventory-activation.ts";
import { money } from "./money.ts";
import { findNode } from "./node.ts";
import { quantityNames } from "./quantity-names.ts";

export type InactiveArgs = { readonly includeInactive?: boolean | null };

/** What `query` finds among levels */
export const LEVEL_SEARCH = {
  id: (level: InventoryLevel) => level.id,
  inventory_item_id: (level: InventoryLevel) => level.inventoryItemId,
  created_at: (level: InventoryLevel) => level.createdAt,
  updated_at: (level: InventoryLevel) => level.updatedAt,
};

export const inventoryItem = fieldsOf<InventoryItem>({
  id: (item) => gid("InventoryItem", item.id),
  legacyResourceId: (item) => item.id,
  sku: (item, _args, { store }) => store.state.variants.get(item.variantId)?.sku ?? null,
  tracked: (item) => item.tracked,
  trackedEditable: () => ({ locked: false, reason: null }),
  requiresShipping: (item) => item.requiresShipping,
  unitCost: (item, _args, context) => (item.cost === null ? null : money(context, item.cost)),
  variant: (item, _args, { store }) => store.state.variants.get(item.variantId),
  variants: (item, args: PageArgs, context) => {
    const variant = context.store.state.variants.get(item.variantId);
    return pageOf(variant ? [variant] : [], args, context, (one) => ({ id: one.id, value: one.id }));
  },
  inventoryLevel: (item, args: InactiveArgs & { readonly locationId: string }, { store }) => {
    const level = store.state.levels.get(levelKey(item.id, idIn(args.locationId, "Location") ?? ""));
    return level && (level.active || args.includeInactive) ? level : null;
  },
  inventoryLevels: (item, args: PageArgs & InactiveArgs & { readonly query?: string | null }, context) => {
    const { store } = context;
    const all = args.includeInactive ? store.index.levelsByItem.get(item.id) : levelsOfItem(store, item.id);
    const found = (all ?? []).filter(compileSearch(args.query, LEVEL_SEARCH));
    return pageOf(found, args, context, (level) => ({ id: level.id, value: level.id }));
  },
  countryCodeOfOrigin: (item) => item.shipping?.countryCodeOfOrigin ?? null,
  provinceCodeOfOrigin: (item) => item.shipping?.provinceCodeOfOrigin ?? null,
  harmonizedSystemCode: (item) => item.shipping?.harmonizedSystemCode ?? null,
  countryHarmonizedSystemCodes: (item, args: PageArgs, context) => {
    const codes = item.shipping?.countryHarmonizedSystemCodes ?? [];
    return pageOf(codes, args, context, ({ countryCode }) => ({ id: item.id, value: countryCode }));
  },
  measurement: (item) => ({
    id: gid("InventoryItemMeasurement", item.id),
    weight: item.shipping?.weight ?? { value: 0, unit: "KILOGRAMS" },
  }),
  locationsCount: (item, _args, { store }) => ({ count: levelsOfItem(store, item.id).length, precision: "EXACT" }),
  createdAt: (item) => item.createdAt,
  updatedAt: (item) => item.updatedAt,
});

export const inventoryLevel = fieldsOf<InventoryLevel>({
  id: (level) => `${gid("InventoryLevel", level.id)}?inventory_item_id=${level.inventoryItemId}`,
  item: (level, _args, { store }) => store.state.inventoryItems.get(level.inventoryItemId),
  location: (level, _args, { store }) => store.state.locations.get(level.locationId),
  isActive: (level) => level.active,
  canDeactivate: (level, _args, { store }) => level.active && !isOnlyLevel(store, level),
  deactivationAlert: (level, _args, { store }) => {
    const location = store.state.locations.get(level.locationId);
    return location && isOnlyLevel(store, level) ? onlyLocation(location.name) : null;
  },
  quantities: (level, args: { readonly names: readonly string[] }) => args.names.map((name) => quantity(level, name)),
  createdAt: (level) => level.createdAt,
  updatedAt: (level) => level.updatedAt,
});

type QueryArgs = PageArgs & { readonly query?: string | null };

export const inventoryQueries = {
  inventoryItem: (_root: unknown, args: { readonly id: string }, { store }: AdminContext) =>
    store.state.inventoryItems.get(idIn(args.id, "InventoryItem")) ?? null,
  inventoryItems: (_root: unknown, args: QueryArgs, context: AdminContext) => {
    const { state, index } = context.store;
    const matches = compileSearch<InventoryItem>(args.query, {
      default: (item) => state.variants.get(item.variantId)?.sku ?? null,
      id: (item) => item.id,
      sku: (item) => state.variants.get(item.variantId)?.sku ?? null,
      created_at: (item) => item.createdAt,
      updated_at: (item) => item.updatedAt,
    });
    return pageById(
      { ids: index.inventoryItemIds, find: (id) => state.inventoryItems.get(id), matches },
      args,
      context,
    );
  },
  inventoryProperties: (_root: unknown, _args: unknown, { store }: AdminContext) => ({
    quantityNames: quantityNames(store),
  }),
  inventoryLevel: (_root: unknown, args: { readonly id: string }, context: AdminContext) =>
    parseGid(args.id)?.type === "InventoryLevel" ? findNode(context, args.id) : null,
};

/** One of a level's quantities; `on_hand` is what the others add up to. */
function quantity(level: InventoryLevel, name: string): object {
  if (name !== "on_hand" && !(name in level.quantities)) {
    throw new GraphQLError(`Invalid quantity name: ${name}`, { extensions: { code: "BAD_REQUEST" } });
  }
  const state = name as QuantityName;
  return {
    id: `${gid("InventoryQuantity", level.id)}?inventory_item_id=${level.inventoryItemId}&name=${name}`,
    name,
    quantity: name === "on_hand" ? onHand(level) : level.quantities[state],
    updatedAt: level.quantitiesUpdatedAt[state] ?? null,
  };
}
