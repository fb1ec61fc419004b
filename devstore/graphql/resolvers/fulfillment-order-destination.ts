import { provinceName } from "../../customers/provinces.ts";
import { gid } from "../../state/ids.ts";
import type { PostalAddress } from "../../state/records/customer.ts";
import type { Order } from "../../state/records/order.ts";
import { fieldsOf } from "../resolver.ts";

/** Where a fulfilment order goes: its order's address */
type Destination = PostalAddress & { readonly order: Order };

export const fulfillmentOrderDestination = fieldsOf<Destination>({
  id: ({ order }) => gid("FulfillmentOrderDestination", order.id),
  firstName: (address) => address.firstName,
  lastName: (address) => address.lastName,
  company: (address) => address.company,
  address1: (address) => address.address1,
  address2: (address) => address.address2,
  city: (address) => address.city,
  zip: (address) => address.zip,
  province: (address) => provinceName(address.countryCode, address.provinceCode),
  countryCode: (address) => address.countryCode,
  phone: (address) => address.phone,
  email: ({ order }) => order.email || null,
  location: () => null,
});
