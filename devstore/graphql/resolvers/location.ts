import { provinceName } from "../../customers/provinces.ts";
import { hasPendingOrders, hasUnits, isPrimary } from "../../inventory/location-records.ts";
import { countryName } from "../../markets/countries.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Location } from "../../state/records/inventory.ts";
import { levelKey } from "../../state/shop-state.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { compileSearch } from "../search-query.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { LEVEL_SEARCH, type InactiveArgs } from "./inventory.ts";
import { deletionProblems } from "./location-rules.ts";
import { metafieldFields } from "./metafield.ts";

type LevelsArgs = PageArgs & InactiveArgs & { readonly query?: string | null };

export const location = fieldsOf<Location>({
  ...metafieldFields<Location>("Location"),
  id: (location) => gid("Location", location.id),
  legacyResourceId: (location) => location.id,
  name: (location) => location.name,
  isActive: (location) => location.active,
  // Whether it could be at all: what is so already is so still.
  activatable: () => true,
  deactivatable: (location, _args, { store }) => !isPrimary(store, location),
  deletable: (location, _args, { store }) => deletionProblems(store, location).length === 0,
  deactivatedAt: (location) => location.deactivatedAt,
  isPrimary: (location, _args, { store }) => isPrimary(store, location),
  isFulfillmentService: () => false,
  fulfillmentService: () => null,
  fulfillsOnlineOrders: (location) => location.fulfillsOnlineOrders,
  shipsInventory: (location, _args, { store }) => isPrimary(store, location),
  hasActiveInventory: (location, _args, { store }) => hasUnits(store, location),
  hasUnfulfilledOrders: (location, _args, { store }) => hasPendingOrders(store, location),
  address: ({ address }) => ({
    ...address,
    country: countryName(address.countryCode),
    province: provinceName(address.countryCode, address.provinceCode),
    latitude: null,
    longitude: null,
    formatted: [
      address.address1,
      address.address2,
      [address.city, address.provinceCode, address.zip].filter(Boolean).join(" "),
      countryName(address.countryCode),
    ].filter(Boolean),
  }),
  addressVerified: () => false,
  suggestedAddresses: () => [],
  localPickupSettingsV2: () => null,
  inventoryLevel: (location, args: InactiveArgs & { readonly inventoryItemId: string }, { store }) => {
    const level = store.state.levels.get(levelKey(idIn(args.inventoryItemId, "InventoryItem") ?? "", location.id));
    return level && (level.active || args.includeInactive) ? level : null;
  },
  inventoryLevels: (location, args: LevelsArgs, context) => {
    const matches = compileSearch(args.query, LEVEL_SEARCH);
    const found = context.store.state.levels.filter((level) => {
      return level.locationId === location.id && (level.active || args.includeInactive === true) && matches(level);
    });
    return pageOf(found, args, context, (level) => ({ id: level.id, value: level.id }));
  },
  createdAt: (location) => location.createdAt,
  updatedAt: (location) => location.updatedAt,
});

type Identifier = { readonly id?: string | null };
type LocationsArgs = PageArgs & {
  readonly query?: string | null;
  readonly includeInactive?: boolean | null;
  readonly sortKey: string;
};

const SEARCH = {
  default: (location: Location) => location.name,
  name: (location: Location) => location.name,
  active: (location: Location) => location.active,
  location_id: (location: Location) => location.id,
  id: (location: Location) => location.id,
  city: (location: Location) => location.address.city,
  zip: (location: Location) => location.address.zip,
  country: (location: Location) => location.address.countryCode,
  created_at: (location: Location) => location.createdAt,
};

export const locationQueries = {
  location: (_root: unknown, args: { readonly id?: string | null }, { store }: AdminContext) =>
    (isGiven(args.id) ? store.state.locations.get(idIn(args.id, "Location")) : store.state.locations.first()) ?? null,
  locationByIdentifier: (_root: unknown, args: { readonly identifier: Identifier }, { store }: AdminContext) => {
    onlyEmulated("LocationIdentifierInput", args.identifier, ["id"]);
    return store.state.locations.get(idIn(args.identifier.id ?? "", "Location")) ?? null;
  },
  locations: (_root: unknown, args: LocationsArgs, context: AdminContext) => {
    const matches = compileSearch<Location>(args.query, SEARCH);
    const found = context.store.state.locations.filter((one) => (args.includeInactive || one.active) && matches(one));
    const valueOf = (location: Location) => (args.sortKey === "ID" ? location.id : location.name);
    return pageOf(found, args, context, (one) => ({ id: one.id, value: valueOf(one) }));
  },
  locationsCount: (_root: unknown, args: { readonly query?: string | null }, { store }: AdminContext) => ({
    count: store.state.locations.filter(compileSearch<Location>(args.query, SEARCH)).length,
    precision: "EXACT",
  }),
};
