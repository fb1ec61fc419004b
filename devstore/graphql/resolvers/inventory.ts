import { GraphQLError } from "graphql";
import { findLevel, levelsOfItem, onHand } from "../../inventory/stock.ts";
import { gid, idIn, parseGid } from "../../state/ids.ts";
import type { InventoryItem, InventoryLevel, Location, QuantityName } from "../../state/records/inventory.ts";
import { pageById, pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { metafieldFields } from "./metafield.ts";
import { money } from "./money.ts";
import { findNode } from "./node.ts";

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
  inventoryLevel: (item, args: { readonly locationId: string }, { store }) =>
    findLevel(store, item.id, idIn(args.locationId, "Location") ?? ""),
  inventoryLevels: (item, args: PageArgs, context) =>
    pageOf(levelsOfItem(context.store, item.id), args, context, (level) => ({ id: level.id, value: level.id })),
  locationsCount: (item, _args, { store }) => ({ count: levelsOfItem(store, item.id).length, precision: "EXACT" }),
  createdAt: (item) => item.createdAt,
  updatedAt: (item) => item.updatedAt,
});

export const inventoryLevel = fieldsOf<InventoryLevel>({
  id: (level) => `${gid("InventoryLevel", level.id)}?inventory_item_id=${level.inventoryItemId}`,
  item: (level, _args, { store }) => store.state.inventoryItems.get(level.inventoryItemId),
  location: (level, _args, { store }) => store.state.locations.get(level.locationId),
  isActive: () => true,
  canDeactivate: () => false,
  quantities: (level, args: { readonly names: readonly string[] }) => args.names.map((name) => quantity(level, name)),
  createdAt: (level) => level.createdAt,
  updatedAt: (level) => level.updatedAt,
});

export const location = fieldsOf<Location>({
  ...metafieldFields<Location>("Location"),
  id: (location) => gid("Location", location.id),
  legacyResourceId: (location) => location.id,
  name: (location) => location.name,
  isActive: (location) => location.active,
  isPrimary: (location, _args, { store }) => [...store.state.locations.keys()][0] === location.id,
  isFulfillmentService: () => false,
  fulfillsOnlineOrders: (location) => location.active,
  shipsInventory: (location) => location.active,
  hasActiveInventory: (location, _args, { store }) =>
    store.state.levels.find((level) => level.locationId === location.id) !== undefined,
  address: (location) => ({ countryCode: location.countryCode, address1: null, city: null, zip: null, formatted: [] }),
});

type QueryArgs = PageArgs & { readonly query?: string | null };
type LocationsArgs = QueryArgs & { readonly includeInactive?: boolean | null; readonly sortKey: string };

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
  inventoryLevel: (_root: unknown, args: { readonly id: string }, context: AdminContext) =>
    parseGid(args.id)?.type === "InventoryLevel" ? findNode(context, args.id) : null,
  location: (_root: unknown, args: { readonly id?: string | null }, { store }: AdminContext) => {
    const id = !isGiven(args.id) ? [...store.state.locations.keys()][0] : idIn(args.id, "Location");
    return store.state.locations.get(id) ?? null;
  },
  locations: (_root: unknown, args: LocationsArgs, context: AdminContext) => {
    const matches = compileSearch<Location>(args.query, {
      default: (location) => location.name,
      name: (location) => location.name,
      active: (location) => location.active,
      location_id: (location) => location.id,
    });
    const found = context.store.state.locations.filter((one) => (args.includeInactive || one.active) && matches(one));
    const valueOf = (location: Location) => (args.sortKey === "ID" ? location.id : location.name);
    return pageOf(found, args, context, (one) => ({ id: one.id, value: valueOf(one) }));
  },
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
