import type { MetafieldDefinition } from "../../state/records/metafield-definition.ts";
import { onlyEmulated } from "./emulated-input.ts";

type Switch = { readonly enabled: boolean };
export type CapabilitiesInput = {
  readonly uniqueValues?: Switch | null;
  readonly adminFilterable?: Switch | null;
  readonly smartCollectionCondition?: Switch | null;
};

type Capability = "uniqueValues" | "adminFilterable" | "smartCollectionCondition";

/** The types and owners that can have a capability. https://shopify.dev/docs/apps/build/custom-data/metafields/use-metafield-capabilities */
const ELIGIBLE: Record<Capability, { readonly types: readonly string[]; readonly owners: readonly string[] | null }> = {
  uniqueValues: { types: ["date", "date_time", "id", "number_integer", "single_line_text_field", "url"], owners: null },
  adminFilterable: {
    types: [
      "boolean",
      "date",
      "date_time",
      "id",
      "list.single_line_text_field",
      "number_decimal",
      "number_integer",
      "order_reference",
      "product_reference",
      "rating",
      "single_line_text_field",
      "url",
      "variant_reference",
    ],
    owners: ["PRODUCT", "CUSTOMER", "ORDER", "COMPANY", "COMPANY_LOCATION", "DRAFTORDER"],
  },
  smartCollectionCondition: {
    types: [
      "boolean",
      "list.single_line_text_field",
      "number_decimal",
      "number_integer",
      "rating",
      "single_line_text_field",
    ],
    owners: ["PRODUCT", "PRODUCTVARIANT"],
  },
};

const NAMES: Record<Capability, string> = {
  uniqueValues: "unique_values",
  adminFilterable: "admin_filterable",
  smartCollectionCondition: "smart_collection_condition",
};

export type Defined = Pick<MetafieldDefinition, "ownerType" | "type" | Capability>;

/** `MetafieldDefinition.capabilities` */
export function capabilitiesOf(definition: Defined): object {
  const off = { eligible: false, enabled: false };
  const status = definition.adminFilterable ? "FILTERABLE" : "NOT_FILTERABLE";
  return {
    uniqueValues: { eligible: isEligible("uniqueValues", definition), enabled: definition.uniqueValues },
    adminFilterable: {
      eligible: isEligible("adminFilterable", definition),
      enabled: definition.adminFilterable,
      status,
    },
    smartCollectionCondition: {
      eligible: isEligible("smartCollectionCondition", definition),
      enabled: definition.smartCollectionCondition,
    },
    analyticsQueryable: off,
    cartToOrderCopyable: off,
  };
}

/** The capabilities after what was asked for; a problem in Shopify's words when the definition cannot have them. */
export function switchedCapabilities(
  typeName: string,
  definition: Defined,
  input: CapabilitiesInput | null | undefined,
): Pick<Defined, Capability> | { readonly code: string; readonly message: string } {
  onlyEmulated(typeName, input ?? {}, Object.keys(ELIGIBLE));
  const capabilities = { ...pick(definition), uniqueValues: definition.type === "id" || definition.uniqueValues };
  for (const capability of Object.keys(ELIGIBLE) as Capability[]) {
    const wanted = input?.[capability]?.enabled;
    if (wanted === undefined) continue;
    if (wanted && !isEligible(capability, definition)) {
      const message = `The capability ${NAMES[capability]} is not valid for this definition.`;
      return { code: "INVALID_CAPABILITY", message };
    }
    if (!wanted && capability === "uniqueValues" && definition.type === "id") {
      const message = "Capability unique_values is required for type id but is disabled";
      return { code: "CAPABILITY_REQUIRED_BUT_DISABLED", message };
    }
    capabilities[capability] = wanted;
  }
  return capabilities;
}

function pick({ uniqueValues, adminFilterable, smartCollectionCondition }: Defined): Pick<Defined, Capability> {
  return { uniqueValues, adminFilterable, smartCollectionCondition };
}

function isEligible(capability: Capability, { type, ownerType }: Defined): boolean {
  const { types, owners } = ELIGIBLE[capability];
  return types.includes(type) && (owners === null || owners.includes(ownerType));
}
