import { isLastForOnlineOrders, relocate, removeLevelsAt } from "../../inventory/location-records.ts";
import { relocateOrders } from "../../orders/relocate-orders.ts";
import { gid, idIn } from "../../state/ids.ts";
import { removeMetafieldsOf } from "../../state/metafields.ts";
import type { Location, LocationAddress } from "../../state/records/inventory.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { writeMetafields } from "./location-metafields.ts";
import {
  deactivationProblem,
  deletionProblems,
  hasReachedLimit,
  inputProblems,
  nameProblem,
  type AddressInput,
  type LocationInput,
  type LocationProblem,
} from "./location-rules.ts";

type EditArgs = { readonly id: string; readonly input: LocationInput };
type DeactivateArgs = { readonly locationId: string; readonly destinationLocationId?: string | null };

export const locationMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/locationAdd */
  locationAdd: (_root: unknown, args: { readonly input: LocationInput }, context: AdminContext) => {
    const { store } = context;
    const { input } = args;
    const problems = inputProblems(store, input, null);
    if (problems.length > 0) return { location: null, userErrors: problems };
    if (hasReachedLimit(store)) {
      const message = "You have reached the maximum number of locations for your store";
      return { location: null, userErrors: [{ field: ["input"], code: "INVALID", message }] };
    }
    const at = store.timestamp();
    const location = store.state.locations.put({
      id: store.nextId(),
      name: input.name ?? "",
      active: true,
      address: addressFrom({ ...NOWHERE, countryCode: store.state.shop.countryCode }, input.address ?? {}),
      fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? true,
      createdAt: at,
      updatedAt: at,
      deactivatedAt: null,
    });
    const refused = writeMetafields(context, location, input.metafields ?? []);
    if (refused.length > 0) {
      store.state.locations.delete(location.id);
      return { location: null, userErrors: refused };
    }
    store.events.emit("locations/create", location);
    return { location, userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/locationEdit */
  locationEdit: (_root: unknown, { id, input }: EditArgs, context: AdminContext) => {
    const { store } = context;
    const location = store.state.locations.get(idIn(id, "Location"));
    const refuse = (userErrors: readonly LocationProblem[]) => ({ location: null, userErrors });
    if (!location) return refuse([{ field: ["id"], code: "NOT_FOUND", message: "Location not found." }]);
    const problems = inputProblems(store, input, location);
    if (problems.length > 0) return refuse(problems);
    if (input.fulfillsOnlineOrders === false && isLastForOnlineOrders(store, location)) {
      const message =
        "Online order fulfillment could not be disabled for this location as it is the only location that fulfills " +
        "online orders.";
      return refuse([{ field: ["input"], code: "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT", message }]);
    }
    const refused = writeMetafields(context, location, input.metafields ?? []);
    if (refused.length > 0) return refuse(refused);
    if (isGiven(input.name)) location.name = input.name;
    if (isGiven(input.fulfillsOnlineOrders)) location.fulfillsOnlineOrders = input.fulfillsOnlineOrders;
    if (isGiven(input.address)) location.address = addressFrom(location.address, input.address);
    save(store, location);
    store.events.emit("locations/update", location);
    return { location, userErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/locationActivate */
  locationActivate: (_root: unknown, args: { readonly locationId: string }, { store }: AdminContext) => {
    const location = store.state.locations.get(idIn(args.locationId, "Location")) ?? null;
    const refuse = (code: string, message: string) => {
      return { location, locationActivateUserErrors: [{ field: ["locationId"], code, message }] };
    };
    if (!location) return refuse("LOCATION_NOT_FOUND", "Location not found.");
    if (location.active) return { location, locationActivateUserErrors: [] };
    if (nameProblem(store, location.name, location))
      return refuse("HAS_NON_UNIQUE_NAME", "There is already an active location with this name.");
    if (hasReachedLimit(store)) return refuse("LOCATION_LIMIT", "Shop has reached its location limit.");
    location.active = true;
    location.deactivatedAt = null;
    save(store, location);
    store.events.emit("locations/activate", location);
    return { location, locationActivateUserErrors: [] };
  },

  /** All that lies at the location goes to the destination, in the state that it is in. */
  locationDeactivate: (_root: unknown, args: DeactivateArgs, { store }: AdminContext) => {
    const location = store.state.locations.get(idIn(args.locationId, "Location")) ?? null;
    const refuse = (problem: LocationProblem) => ({ location, locationDeactivateUserErrors: [problem] });
    if (!location) return refuse({ field: ["locationId"], code: "LOCATION_NOT_FOUND", message: "Location not found." });
    if (!location.active) return { location, locationDeactivateUserErrors: [] };
    const named = args.destinationLocationId;
    const destination = isGiven(named) ? (store.state.locations.get(idIn(named, "Location")) ?? "unknown") : null;
    const problem = deactivationProblem(store, location, destination);
    if (problem) return refuse(problem);
    if (destination !== null && destination !== "unknown") {
      relocate(store, location, destination);
      relocateOrders(store, location.id, destination.id);
    }
    location.active = false;
    location.deactivatedAt = store.timestamp();
    save(store, location);
    store.events.emit("locations/deactivate", location);
    return { location, locationDeactivateUserErrors: [] };
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/locationDelete */
  locationDelete: (_root: unknown, args: { readonly locationId: string }, { store }: AdminContext) => {
    const location = store.state.locations.get(idIn(args.locationId, "Location"));
    const refuse = (locationDeleteUserErrors: readonly LocationProblem[]) => {
      return { deletedLocationId: null, locationDeleteUserErrors };
    };
    if (!location)
      return refuse([{ field: ["locationId"], code: "LOCATION_NOT_FOUND", message: "Location not found." }]);
    const problems = deletionProblems(store, location);
    if (problems.length > 0) return refuse(problems);
    removeLevelsAt(store, location);
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

function save(store: Store, location: Location): void {
  location.updatedAt = store.timestamp();
  store.state.locations.put(location);
}
