import { addAddress, announceCustomer, NO_ADDRESS } from "../../customers/customer-records.ts";
import { idIn, type Id } from "../../state/ids.ts";
import type { Customer, CustomerAddress } from "../../state/records/customer.ts";
import type { AdminContext } from "../resolver.ts";
import { addressOf, addressProblems, type AddressInput } from "./address-input.ts";
import { customerAddress } from "./mailing-address.ts";

type Owner = { readonly customerId: string };
type CreateArgs = Owner & { readonly address: AddressInput; readonly setAsDefault?: boolean | null };
type UpdateArgs = CreateArgs & { readonly addressId: string };
type IdArgs = Owner & { readonly addressId: string };

const NO_CUSTOMER = { field: ["customerId"], message: "Customer does not exist" };
const NO_ADDRESS_FOUND = { field: ["addressId"], message: "Address does not exist" };

/** The addresses of a customer, of which one is the default. */
export const addressMutations = {
  customerAddressCreate: (_root: unknown, args: CreateArgs, { store }: AdminContext) => {
    const customer = find(args, store.state.customers);
    if (!customer) return { address: null, userErrors: [NO_CUSTOMER] };
    const userErrors = addressProblems(args.address, ["address"]);
    if (userErrors.length > 0) return { address: null, userErrors };
    const id = addAddress(store, customer, addressOf(args.address, NO_ADDRESS));
    if (args.setAsDefault) customer.defaultAddressId = id;
    announceCustomer(store, customer);
    return answer(customer, id);
  },

  customerAddressUpdate: (_root: unknown, args: UpdateArgs, { store }: AdminContext) => {
    const customer = find(args, store.state.customers);
    const address = customer && addressIn(customer, args.addressId);
    if (!address) return { address: null, userErrors: [customer ? NO_ADDRESS_FOUND : NO_CUSTOMER] };
    const userErrors = addressProblems(args.address, ["address"]);
    if (userErrors.length > 0) return { address: null, userErrors };
    Object.assign(address, addressOf(args.address, address));
    if (args.setAsDefault) customer.defaultAddressId = address.id;
    announceCustomer(store, customer);
    return answer(customer, address.id);
  },

  customerAddressDelete: (_root: unknown, args: IdArgs, { store }: AdminContext) => {
    const customer = find(args, store.state.customers);
    const address = customer && addressIn(customer, args.addressId);
    if (!address) return { deletedAddressId: null, userErrors: [customer ? NO_ADDRESS_FOUND : NO_CUSTOMER] };
    customer.addresses = customer.addresses.filter((one) => one !== address);
    if (customer.defaultAddressId === address.id) customer.defaultAddressId = customer.addresses[0]?.id ?? null;
    announceCustomer(store, customer);
    return { deletedAddressId: args.addressId, userErrors: [] };
  },

  customerUpdateDefaultAddress: (_root: unknown, args: IdArgs, { store }: AdminContext) => {
    const customer = find(args, store.state.customers);
    const address = customer && addressIn(customer, args.addressId);
    if (!address) return { customer: null, userErrors: [customer ? NO_ADDRESS_FOUND : NO_CUSTOMER] };
    customer.defaultAddressId = address.id;
    announceCustomer(store, customer);
    return { customer, userErrors: [] };
  },
};

function find({ customerId }: Owner, customers: AdminContext["store"]["state"]["customers"]): Customer | undefined {
  return customers.get(idIn(customerId, "Customer"));
}

function addressIn(customer: Customer, globalId: string): CustomerAddress | undefined {
  return customer.addresses.find((one) => one.id === idIn(globalId, "MailingAddress"));
}

function answer(customer: Customer, id: Id): object {
  const address = customer.addresses.find((one) => one.id === id);
  return { address: address ? customerAddress(address) : null, userErrors: [] };
}
