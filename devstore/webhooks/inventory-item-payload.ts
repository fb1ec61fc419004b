import { gid } from "../state/ids.ts";
import type { InventoryItem } from "../state/records/inventory.ts";
import type { Store } from "../state/store.ts";
import { restId, type RestValue } from "./rest-json.ts";

const WEIGHT_UNITS: Record<string, string> = { KILOGRAMS: "kg", GRAMS: "g", POUNDS: "lb", OUNCES: "oz" };

/** https://shopify.dev/docs/api/webhooks: `inventory_items/create` and `update` */
export function inventoryItemPayload(store: Store, item: InventoryItem): Record<string, RestValue> {
  const { shipping } = item;
  return {
    id: restId(item.id),
    sku: store.state.variants.get(item.variantId)?.sku ?? null,
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    requires_shipping: item.requiresShipping,
    cost: item.cost,
    country_code_of_origin: shipping?.countryCodeOfOrigin ?? null,
    province_code_of_origin: shipping?.provinceCodeOfOrigin ?? null,
    harmonized_system_code: shipping?.harmonizedSystemCode ?? null,
    tracked: item.tracked,
    country_harmonized_system_codes: (shipping?.countryHarmonizedSystemCodes ?? []).map((one) => ({
      country_code: one.countryCode,
      harmonized_system_code: one.harmonizedSystemCode,
    })),
    weight_value: shipping?.weight?.value ?? 0,
    weight_unit: WEIGHT_UNITS[shipping?.weight?.unit ?? "KILOGRAMS"] ?? "kg",
    admin_graphql_api_id: gid("InventoryItem", item.id),
  };
}
