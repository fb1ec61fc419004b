import { hasUnits, relocate } from "../../inventory/location-records.ts";
import { gid, idIn } from "../../state/ids.ts";
import { removeMetafieldsOf } from "../../state/metafields.ts";
import type { Location, LocationAddress } from "../../state/records/inventory.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";

type AddressInput = { readonly [Field in keyof LocationAddress]?: string | null };
type LocationInput = {
  readonly name?: string | null;
  readonly address?: AddressInput | null;
  readonly fulfillsOnlineOrders?: boolean | null;
};
type DeactivateArgs = { readonly locationId: string; readonly destinationLocationId?: string | null };

const FIELDS = ["name", "address", "fulfillsOnlineOrders"];
const LONGEST_NAME = 100;
/** Most locations of a shop, by plan; a development store has those of the smallest. */
const MOST_LOCATIONS = 200;

export const locationMutations = {
  locationAdd: (_root: unknown, args: { readonly input: LocationInput }, { store }: AdminContext) => {
    onlyEmulated("LocationAddInput", args.input, FIELDS);
    const problem = nameProblem(store, args.input.name ?? "", null);
    if (problem) return { location: null, userErrors: [problem] };
    const at = store.timestamp();
    const location = store.state.locations.put({
      id: store.nextId(),
      name: args.input.name ?? "",
      active: true,
      address: addressFrom({ ...NOWHERE, countryCode: store.state.shop.countryCode }, args.input.address ?? {}),
      fulfillsOnlineOrders: args.input.fulfillsOnlineOrders ?? true,
      createdAt: at,
      updatedAt: at,
      deactivatedAt: null,
    });
    store.events.emit("locations/create", location);
    return { location, userErrors: [] };
  },

  locationEdit: (
    _root: unknown,
    args: { readonly id: string; readonly input: LocationInput },
    context: AdminContext,
  ) => {
    const { store } = context;
    const { input } = args;
    onlyEmulated("LocationEditInput", input, FIELDS);
    const location = store.state.locations.get(idIn(args.id, "Location"));
    const refuse = (field: string[], code: string, message: string) => {
      return { location: null, userErrors: [{ field, code, message }] };
    };
    if (!location) return refuse(["id"], "NOT_FOUND", "Location not found.");
    const problem = isGiven(input.name) ? nameProblem(store, input.name, location) : null;
    if (problem) return { location: null, userErrors: [problem] };
    if (input.fulfillsOnlineOrders === false && isLastForOnlineOrders(store, location)) {
      const field = ["input", "fulfillsOnlineOrders"];
      return refuse(
        field,
        "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT",
        "At least one location must fulfill online orders.",
      );
    }
    if (isGiven(input.name)) location.name = input.name;
    if (isGiven(input.fulfillsOnlineOrders)) location.fulfillsOnlineOrders = input.fulfillsOnlineOrders;
    if (isGiven(input.address)) location.address = addressFrom(location.address, input.address);
    saved(store, location);
    store.events.emit("locations/update", location);
    return { location, userErrors: [] };
  },

  locationActivate: (_root: unknown, args: { readonly locationId: string }, { store }: AdminContext) => {
    const location = store.state.locations.get(idIn(args.locationId, "Location"));
    const refuse = (code: string, message: string) => {
      return { location: null, locationActivateUserErrors: [{ field: ["locationId"], code, message }] };
    };
    if (!location) return refuse("LOCATION_NOT_FOUND", "Location not found.");
    if (nameProblem(store, location.name, location))
      return refuse("HAS_NON_UNIQUE_NAME", "There is already an active location with this name.");
    if (store.state.locations.filter(({ active }) => active).length >= MOST_LOCATIONS)
      return refuse("LOCATION_LIMIT", "Shop has reached its location limit.");
    if (!location.active) {
      location.active = true;
      location.deactivatedAt = null;
      saved(store, location);
      store.events.emit("locations/activate", location);
    }
    return { location, locationActivateUserErrors: [] };
  },

  locationDeactivate: (_root: unknown, args: DeactivateArgs, { store }: AdminContext) => {
    const location = store.state.locations.get(idIn(args.locationId, "Location"));
    const refuse = (code: string, message: string, field = "locationId") => {
      return { location: null, locationDeactivateUserErrors: [{ field: [field], code, message }] };
    };
    if (!location) return refuse("LOCATION_NOT_FOUND", "Location not found.");
    if (!location.active) return { location, locationDeactivateUserErrors: [] };
    if (isLastForOnlineOrders(store, location))
      return refuse("CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT", "At least one location must fulfill online orders.");
    const destination = store.state.locations.get(idIn(args.destinationLocationId ?? "", "Location"));
    if (isGiven(args.destinationLocationId)) {
      const field = "destinationLocationId";
      const same = "Destination location is the same as the location to be deactivated.";
      if (destination === location) return refuse("DESTINATION_LOCATION_IS_THE_SAME_LOCATION", same, field);
      const missing = "Destination location is not found or inactive.";
      if (!destination?.active) return refuse("DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE", missing, field);
    } else if (hasUnits(store, location)) {
      const message =
        "Location could not be deactivated without specifying where to relocate inventory at the location.";
      return refuse("HAS_ACTIVE_INVENTORY_ERROR", message);
    }
    if (destination) relocate(store, location, destination);
    location.active = false;
    location.deactivatedAt = store.timestamp();
    saved(store, location);
    store.events.emit("locations/deactivate", location);
    return { location, locationDeactivateUserErrors: [] };
  },

  locationDelete: (_root: unknown, args: { readonly locationId: string }, { store }: AdminContext) => {
    const location = store.state.locations.get(idIn(args.locationId, "Location"));
    const refuse = (code: string, message: string) => {
      const locationDeleteUserErrors = [{ field: ["locationId"], code, message }];
      return { deletedLocationId: null, locationDeleteUserErrors };
    };
    if (!location) return refuse("LOCATION_NOT_FOUND", "Location not found.");
    if (location.active) return refuse("LOCATION_IS_ACTIVE", "The location cannot be deleted while it is active.");
    if (hasUnits(store, location))
      return refuse("LOCATION_HAS_INVENTORY", "The location cannot be deleted while it has inventory.");
    store.state.locations.delete(location.id);
    removeMetafieldsOf(store, gid("Location", location.id));
    store.events.emit("locations/delete", location);
    return { deletedLocationId: args.locationId, locationDeleteUserErrors: [] };
  },
};

const NOWHERE = { address1: null, address2: null, city: null, zip: null, provinceCode: null, phone: null };

function addressFrom(before: LocationAddress, given: AddressInput): LocationAddress {
  const { countryCode, ...rest } = given;
  return { ...before, ...rest, countryCode: countryCode ?? before.countryCode };
}

function nameProblem(store: Store, name: string, own: Location | null): object | null {
  const field = ["input", "name"];
  if (name.trim() === "") return { field, code: "BLANK", message: "Add a location name" };
  if (name.length > LONGEST_NAME) {
    return { field, code: "TOO_LONG", message: `Use a shorter location name (up to ${LONGEST_NAME} characters)` };
  }
  const taken = store.state.locations.find((one) => one !== own && one.active && one.name === name);
  return taken ? { field, code: "TAKEN", message: "You already have a location with this name" } : null;
}

function isLastForOnlineOrders(store: Store, location: Location): boolean {
  if (!location.active || !location.fulfillsOnlineOrders) return false;
  return !store.state.locations.find((one) => one !== location && one.active && one.fulfillsOnlineOrders);
}

function saved(store: Store, location: Location): void {
  location.updatedAt = store.timestamp();
  store.state.locations.put(location);
}
