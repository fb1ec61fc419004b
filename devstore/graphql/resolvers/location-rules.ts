import { hasPendingOrders, hasUnits, isLastForOnlineOrders, isPrimary } from "../../inventory/location-records.ts";
import type { Location, LocationAddress } from "../../state/records/inventory.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";

export type AddressInput = { readonly [Field in keyof LocationAddress]?: string | null };
export type LocationMetafieldInput = {
  readonly id?: string | null;
  readonly namespace?: string | null;
  readonly key?: string | null;
  readonly type?: string | null;
  readonly value?: string | null;
};
export type LocationInput = {
  readonly name?: string | null;
  readonly address?: AddressInput | null;
  readonly fulfillsOnlineOrders?: boolean | null;
  readonly metafields?: readonly LocationMetafieldInput[] | null;
};

export interface LocationProblem {
  readonly field: string[];
  readonly code: string;
  readonly message: string;
}

const LONGEST_NAME = 100;
const LONGEST_ADDRESS_LINE = 255;
/** https://shopify.dev/docs/api/admin-graphql/latest/objects/ShopResourceLimits#field-locationLimit */
const MOST_LOCATIONS = 200;

/** What is wrong with what is said of a location, in Shopify's codes, words and field paths. */
export function inputProblems(store: Store, input: LocationInput, own: Location | null): LocationProblem[] {
  const name = isGiven(input.name) ? nameProblem(store, input.name, own) : null;
  return [...(name ? [name] : []), ...addressProblems(input.address ?? {})];
}

/** Why a location cannot have this name: it is empty, too long, or that of another active one. */
export function nameProblem(store: Store, name: string, own: Location | null): LocationProblem | null {
  const field = ["input", "name"];
  if (name.trim() === "") return { field, code: "BLANK", message: "Add a location name" };
  if (name.length > LONGEST_NAME) {
    return { field, code: "TOO_LONG", message: `Use a shorter location name (up to ${LONGEST_NAME} characters)` };
  }
  const taken = store.state.locations.find((one) => one !== own && one.active && one.name === name);
  return taken ? { field, code: "TAKEN", message: "You already have a location with this name" } : null;
}

const ADDRESS_WORDS = {
  address1: "name for the street",
  address2: "name for the street",
  city: "city name",
  zip: "postal / ZIP code",
} as const;

function addressProblems(address: AddressInput): LocationProblem[] {
  return (Object.keys(ADDRESS_WORDS) as (keyof typeof ADDRESS_WORDS)[])
    .filter((name) => (address[name] ?? "").length > LONGEST_ADDRESS_LINE)
    .map((name) => {
      const message = `Use a shorter ${ADDRESS_WORDS[name]} (up to ${LONGEST_ADDRESS_LINE} characters)`;
      return { field: ["input", "address", name], code: "TOO_LONG", message };
    });
}

export function hasReachedLimit(store: Store): boolean {
  return store.state.locations.filter(({ active }) => active).length >= MOST_LOCATIONS;
}

/** Why a location cannot be deactivated; null when it can. https://shopify.dev/docs/api/admin-graphql/latest/mutations/locationDeactivate */
export function deactivationProblem(
  store: Store,
  location: Location,
  destination: Location | "unknown" | null,
): LocationProblem | null {
  const at = (name: string, code: string, message: string) => ({ field: [name], code, message });
  const refusal = "Location could not be deactivated because";
  if (isPrimary(store, location)) {
    const message = `${refusal} it either has a fulfillment service or is the only location with a shipping address.`;
    return at("locationId", "PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR", message);
  }
  if (destination === location) {
    const message = `${refusal} the destination location cannot be set to the location to be deactivated.`;
    return at("destinationLocationId", "DESTINATION_LOCATION_IS_THE_SAME_LOCATION", message);
  }
  if (destination === "unknown" || (destination && !destination.active)) {
    const message = `${refusal} the destination location could be not found or is inactive.`;
    return at("destinationLocationId", "DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE", message);
  }
  if (isLastForOnlineOrders(store, location)) {
    const message = "At least one location must fulfill online orders.";
    return at("locationId", "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT", message);
  }
  if (destination || !hasUnits(store, location)) return null;
  const message =
    "Location could not be deactivated without specifying where to relocate inventory stocked at the location.";
  return at("locationId", "HAS_ACTIVE_INVENTORY_ERROR", message);
}

/** All that keeps a location from being deleted. */
export function deletionProblems(store: Store, location: Location): LocationProblem[] {
  const field = ["locationId"];
  const problems: LocationProblem[] = [];
  const add = (code: string, why: string) => {
    problems.push({ field, code, message: `The location cannot be deleted while it ${why}.` });
  };
  if (location.active) add("LOCATION_IS_ACTIVE", "is active");
  if (hasUnits(store, location)) add("LOCATION_HAS_INVENTORY", "has inventory");
  if (hasPendingOrders(store, location)) add("LOCATION_HAS_PENDING_ORDERS", "has pending orders");
  return problems;
}
