import type { Id } from "../ids.ts";

export interface Location {
  id: Id;
  name: string;
  active: boolean;
  countryCode: string;
}

export interface InventoryItem {
  id: Id;
  variantId: Id;
  tracked: boolean;
  requiresShipping: boolean;
  cost: string | null;
  createdAt: string;
  updatedAt: string;
}

export type QuantityName =
  "available" | "committed" | "reserved" | "damaged" | "safety_stock" | "quality_control" | "incoming";

export interface InventoryLevel {
  id: Id;
  inventoryItemId: Id;
  locationId: Id;
  /** `on_hand` is derived: available + committed + reserved + damaged + safety_stock + quality_control */
  quantities: Record<QuantityName, number>;
  quantitiesUpdatedAt: Partial<Record<QuantityName, string>>;
  createdAt: string;
  updatedAt: string;
}
