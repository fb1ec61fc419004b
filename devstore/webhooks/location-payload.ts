import { gid } from "../state/ids.ts";
import type { Location } from "../state/records/inventory.ts";
import { restId, type RestValue } from "./rest-json.ts";

/** https://shopify.dev/docs/api/webhooks: `locations/create`, `update`, `activate` and `deactivate` */
export function locationPayload(location: Location): Record<string, RestValue> {
  const { address } = location;
  return {
    id: restId(location.id),
    name: location.name,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.provinceCode,
    country: address.countryCode,
    phone: address.phone,
    created_at: location.createdAt,
    updated_at: location.updatedAt,
    country_code: address.countryCode,
    country_name: address.countryCode,
    province_code: address.provinceCode,
    legacy: false,
    active: location.active,
    admin_graphql_api_id: gid("Location", location.id),
  };
}
