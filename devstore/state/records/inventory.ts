import type { Id } from "../ids.ts";

export interface Location {
  id: Id;
  name: string;
  active: boolean;
  address: LocationAddress;
  fulfillsOnlineOrders: boolean;
  createdAt: string;
  updatedAt: string;
  deactivatedAt: string | null;
}

export interface LocationAddress {
  address1: string | null;
  address2: string | null;
  city: string | null;
  zip: string | null;
  provinceCode: string | null;
  countryCode: string;
  phone: string | null;
}

export interface InventoryItem {
  id: Id;
  variantId: Id;
  tracked: boolean;
  requiresShipping: boolean;
  cost: string | null;
  /** What customs and carriers ask; nothing, until somebody says it */
  shipping?: ShippingDetails;
  createdAt: string;
  updatedAt: string;
}

export interface ShippingDetails {
  countryCodeOfOrigin?: string | null;
  provinceCodeOfOrigin?: string | null;
  /** 6 to 13 digits */
  harmonizedSystemCode?: string | null;
  countryHarmonizedSystemCodes?: { countryCode: string; harmonizedSystemCode: string }[];
  weight?: { value: number; unit: string };
}

export type QuantityName =
  "available" | "committed" | "reserved" | "damaged" | "safety_stock" | "quality_control" | "incoming";

export interface InventoryLevel {
  id: Id;
  inventoryItemId: Id;
  locationId: Id;
  /** False while the item is not stocked there; its quantities wait for it to be stocked again */
  active: boolean;
  /** `on_hand` is derived: available + committed + reserved + damaged + safety_stock + quality_control */
  quantities: Record<QuantityName, number>;
  quantitiesUpdatedAt: Partial<Record<QuantityName, string>>;
  createdAt: string;
  updatedAt: string;
}

/** What one mutation changed, as the history of the inventory keeps it */
export interface InventoryAdjustmentGroup {
  id: Id;
  reason: string;
  referenceDocumentUri: string | null;
  appId: Id | null;
  changes: InventoryChange[];
  createdAt: string;
}

export interface InventoryChange {
  name: QuantityName | "on_hand";
  delta: number;
  ledgerDocumentUri: string | null;
  inventoryItemId: Id;
  locationId: Id;
}
