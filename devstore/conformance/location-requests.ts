import { randomUUID } from "node:crypto";
import type { World } from "./world.ts";

/** The payload of inventoryActivate, with the level's available units */
export interface Activated {
  readonly inventoryLevel: object | null;
  readonly userErrors: readonly { readonly field: readonly string[]; readonly message: string }[];
}

export interface Deactivated {
  readonly location: { readonly isActive: boolean } | null;
  readonly locationDeactivateUserErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

/** Adds a location in Berlin and answers its global id. */
export async function addLocation({ data }: World, name: string): Promise<string> {
  const { locationAdd } = await data<{ locationAdd: { location: { id: string } } }>(
    `mutation ($name: String!) { locationAdd(input: { name: $name, address: { countryCode: DE, city: "Berlin" } }) {
      location { id } userErrors { code } } }`,
    { name },
  );
  return locationAdd.location.id;
}

/** Stocks BS-S at a location. */
export async function activate(
  { data, variant }: World,
  locationId: string,
  units: { readonly available?: number; readonly onHand?: number } = {},
): Promise<Activated> {
  const { inventoryActivate } = await data<{ inventoryActivate: Activated }>(
    `mutation ($itemId: ID!, $locationId: ID!, $available: Int, $onHand: Int, $key: String!) {
      inventoryActivate(inventoryItemId: $itemId, locationId: $locationId, available: $available, onHand: $onHand)
        @idempotent(key: $key) {
        inventoryLevel { isActive quantities(names: ["available"]) { quantity } } userErrors { field message } } }`,
    { itemId: variant("BS-S").inventoryItemId, locationId, ...units, key: randomUUID() },
  );
  return inventoryActivate;
}

/** The global id of the level of BS-S at a location */
export async function levelIdAt({ data, variant }: World, locationId: string): Promise<string> {
  const { inventoryItem } = await data<{ inventoryItem: { inventoryLevel: { id: string } } }>(
    `query ($id: ID!, $at: ID!) {
      inventoryItem(id: $id) { inventoryLevel(locationId: $at, includeInactive: true) { id } } }`,
    { id: variant("BS-S").inventoryItemId, at: locationId },
  );
  return inventoryItem.inventoryLevel.id;
}

/** Stocks BS-S at a location no more. */
export async function unstock(world: World, locationId: string): Promise<{ readonly userErrors: readonly object[] }> {
  const { inventoryDeactivate } = await world.data<{ inventoryDeactivate: { userErrors: object[] } }>(
    "mutation ($id: ID!) { inventoryDeactivate(inventoryLevelId: $id) { userErrors { field message } } }",
    { id: await levelIdAt(world, locationId) },
  );
  return inventoryDeactivate;
}

/** Deactivates a location; what lies there goes to the destination. */
export async function deactivate(
  { data }: World,
  locationId: string,
  destinationLocationId: string | null = null,
): Promise<Deactivated> {
  const { locationDeactivate } = await data<{ locationDeactivate: Deactivated }>(
    `mutation ($locationId: ID!, $destinationLocationId: ID, $key: String!) {
      locationDeactivate(locationId: $locationId, destinationLocationId: $destinationLocationId) @idempotent(key: $key) {
        location { isActive } locationDeactivateUserErrors { code field } } }`,
    { locationId, destinationLocationId, key: randomUUID() },
  );
  return locationDeactivate;
}
