import {
  addCustomer,
  announceCustomer,
  newCustomer,
  ordersOf,
  removeCustomer,
  retag,
} from "../../customers/customer-records.ts";
import { gid, idIn } from "../../state/ids.ts";
import { putMetafield, resolveNamespace } from "../../state/metafields.ts";
import type { Customer } from "../../state/records/customer.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { appIdOf, type AdminContext } from "../resolver.ts";
import { consentProblems, writeConsent, type Channel } from "./consent-input.ts";
import {
  customerProblems,
  tagsIn,
  writeCustomer,
  type CustomerInput,
  type MetafieldGiven,
  type PlainError,
} from "./customer-input.ts";
import { metafieldValueProblem } from "./metafield-value.ts";

type Args = { readonly input: CustomerInput };
type DeleteArgs = { readonly input: { readonly id: string } };

const NOT_FOUND: PlainError = { field: ["id"], message: "Customer does not exist" };

export const customerMutations = {
  customerCreate: (_root: unknown, { input }: Args, context: AdminContext) => {
    const { store } = context;
    if (isGiven(input.id)) return refused([{ field: ["id"], message: "Cannot specify ID on creation" }]);
    const userErrors = [
      ...customerProblems(store, input, null),
      ...consentErrors(store, input),
      ...metafieldErrors(input),
    ];
    if (userErrors.length > 0) return refused(userErrors);
    const customer = newCustomer(store);
    writeCustomer(store, customer, input);
    for (const { channel, consent } of consentsIn(input)) writeConsent(store, customer, { channel, consent });
    customer.tags = tagsIn(input.tags ?? []);
    addCustomer(store, customer);
    writeMetafields(context, customer, input.metafields ?? []);
    return { customer, userErrors: [] };
  },

  customerUpdate: (_root: unknown, { input }: Args, context: AdminContext) => {
    const { store } = context;
    const customer = store.state.customers.get(idIn(input.id ?? "", "Customer"));
    if (!customer) return refused([NOT_FOUND]);
    const userErrors = [...elsewhere(input), ...customerProblems(store, input, customer), ...metafieldErrors(input)];
    if (userErrors.length > 0) return refused(userErrors);
    writeCustomer(store, customer, input);
    writeMetafields(context, customer, input.metafields ?? []);
    const tags = isGiven(input.tags) ? tagsIn(input.tags) : customer.tags;
    if (tags.join() === customer.tags.join()) announceCustomer(store, customer);
    else retag(store, customer, tags);
    return { customer, userErrors: [] };
  },

  customerDelete: (_root: unknown, { input }: DeleteArgs, { store }: AdminContext) => {
    const customer = store.state.customers.get(idIn(input.id, "Customer"));
    const { shop } = store.state;
    if (!customer)
      return { deletedCustomerId: null, shop, userErrors: [{ ...NOT_FOUND, message: "Customer can't be found" }] };
    if (ordersOf(store, customer).length > 0) {
      const message = "Customer can’t be deleted because they have associated orders";
      return { deletedCustomerId: null, shop, userErrors: [{ field: ["id"], message }] };
    }
    removeCustomer(store, customer);
    return { deletedCustomerId: input.id, shop, userErrors: [] };
  },
};

function refused(userErrors: readonly PlainError[]): object {
  return { customer: null, userErrors };
}

/** A consent is given together with the customer only when they are new. */
function elsewhere(input: CustomerInput): PlainError[] {
  const given = [
    { name: "emailMarketingConsent", mutation: "customerEmailMarketingConsentUpdate" },
    { name: "smsMarketingConsent", mutation: "customerSmsMarketingConsentUpdate" },
  ] as const;
  return given
    .filter(({ name }) => isGiven(input[name]))
    .map(({ name, mutation }) => ({
      field: [name],
      message: `To update ${name}, please use the ${mutation} Mutation instead`,
    }));
}

function consentsIn(input: CustomerInput) {
  const email = { channel: "email" as Channel, consent: input.emailMarketingConsent, contact: input.email ?? null };
  const sms = { channel: "sms" as Channel, consent: input.smsMarketingConsent, contact: input.phone ?? null };
  return [email, sms].flatMap((one) => (one.consent ? [{ ...one, consent: one.consent }] : []));
}

/** The paths are those of the customer's own input here. */
function consentErrors(store: Store, input: CustomerInput): PlainError[] {
  return consentsIn(input).flatMap(({ channel, consent, contact }) =>
    consentProblems(store, channel, { ...consent, contact }).map(({ field, message }) => ({
      field: field?.slice(1) ?? null,
      message,
    })),
  );
}

function metafieldErrors({ metafields }: CustomerInput): PlainError[] {
  return (metafields ?? []).flatMap(({ key, type, value }, index) => {
    const at = ["metafields", String(index)];
    if (!isGiven(key) || key === "") return [{ field: [...at, "key"], message: "Key can't be blank" }];
    const problem = metafieldValueProblem(type ?? "", value ?? "");
    return problem ? [{ field: [...at, "value"], message: problem.message }] : [];
  });
}

function writeMetafields(context: AdminContext, customer: Customer, given: readonly MetafieldGiven[]): void {
  for (const { namespace, key, type, value } of given) {
    putMetafield(context.store, {
      ownerGid: gid("Customer", customer.id),
      namespace: resolveNamespace(namespace ?? "$app", appIdOf(context)),
      key: key ?? "",
      type: type ?? "",
      value: value ?? "",
    });
  }
}
