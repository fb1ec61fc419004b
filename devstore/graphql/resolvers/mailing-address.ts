import { provinceName } from "../../customers/provinces.ts";
import { countryName } from "../../markets/countries.ts";
import { gid, type Id } from "../../state/ids.ts";
import type { CustomerAddress, PostalAddress } from "../../state/records/customer.ts";
import { fieldsOf } from "../resolver.ts";

/** An address under its global id, which names what it belongs to */
export interface ShownAddress extends PostalAddress {
  readonly gid: string;
}

type FormattedArgs = { readonly withName: boolean; readonly withCompany: boolean };

export const mailingAddress = fieldsOf<ShownAddress>({
  id: (address) => address.gid,
  firstName: (address) => address.firstName,
  lastName: (address) => address.lastName,
  name: (address) => nameOf(address),
  company: (address) => address.company,
  address1: (address) => address.address1,
  address2: (address) => address.address2,
  city: (address) => address.city,
  zip: (address) => address.zip,
  province: (address) => provinceName(address.countryCode, address.provinceCode),
  provinceCode: (address) => address.provinceCode,
  country: (address) => address.countryCode && countryName(address.countryCode),
  countryCode: (address) => address.countryCode,
  countryCodeV2: (address) => address.countryCode,
  phone: (address) => address.phone,
  coordinatesValidated: () => false,
  latitude: () => null,
  longitude: () => null,
  formattedArea: (address) =>
    address.countryCode && [address.city, countryName(address.countryCode)].filter(Boolean).join(", "),
  formatted: (address, args: FormattedArgs) =>
    [
      args.withName ? nameOf(address) : null,
      args.withCompany ? address.company : null,
      address.address1,
      address.address2,
      [address.zip, address.city].filter(Boolean).join(" "),
      address.countryCode && countryName(address.countryCode),
    ].filter((line) => line !== null && line !== ""),
});

/** One of a customer's addresses. */
export function customerAddress(address: CustomerAddress): ShownAddress {
  return { ...address, gid: `${gid("MailingAddress", address.id)}?model_name=CustomerAddress` };
}

/** An address that was typed for an order or a draft; `ownerId` is the order's, or the draft's. */
export function typedAddress(address: PostalAddress, ownerId: Id): ShownAddress {
  return { ...address, gid: `${gid("MailingAddress", ownerId)}?model_name=Address` };
}

function nameOf({ firstName, lastName }: PostalAddress): string | null {
  return `${firstName ?? ""} ${lastName ?? ""}`.trim() || null;
}
