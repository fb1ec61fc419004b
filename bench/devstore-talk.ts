/** What the bench of the dev store and the process that it measures say to one another. */
export type Order =
  | {
      /** Tell the app of so many changed products */
      readonly kind: "tell";
      readonly as: "devstore" | "bare";
      readonly webhooks: number;
      /** How many are told a second; null for all at once */
      readonly perSecond: number | null;
    }
  | { readonly kind: "usage" };

/** Said once, when everything listens */
export interface Opened {
  readonly devStorePort: number;
  readonly barePort: number;
  /** A product's global id, with its variants and their items */
  readonly productId: string;
  readonly inventoryItemId: string;
  readonly locationId: string;
}

/** The answer to "usage": since the process began */
export interface Usage {
  readonly cpuMs: number;
  readonly residentMb: number;
}

export const token = "shpat_merchant_eyes";

/** What an app asks again and again: a product with its variants and stock */
export const readQuery = `query ($id: ID!) { product(id: $id) { id title handle status updatedAt
  variants(first: 5) { nodes { id title sku price inventoryPolicy inventoryItem { id tracked
    inventoryLevels(first: 2) { nodes { location { id } quantities(names: ["available"]) { name quantity } } } } } } } }`;

/** What an app changes again and again: the units of an item */
export const writeQuery = `mutation ($input: InventoryAdjustQuantitiesInput!, $key: String!) {
  inventoryAdjustQuantities(input: $input) @idempotent(key: $key) {
    inventoryAdjustmentGroup { id changes { name delta } } userErrors { field message code } } }`;
