/** What metafields can hang on: as a global id, GraphQL, an app's toml and Shopify's own sentences name it */
export interface OwnerType {
  readonly gidType: string;
  /** As GraphQL names it */
  readonly name: string;
  readonly tomlName: string;
  readonly words: string;
  /** What an app needs to write there; null where its own installation is enough */
  readonly writeScope: string | null;
}

const OWNER_TYPES: readonly OwnerType[] = [
  { gidType: "AppInstallation", name: "API_PERMISSION", tomlName: "app", words: "App", writeScope: null },
  {
    gidType: "Collection",
    name: "COLLECTION",
    tomlName: "collection",
    words: "Collection",
    writeScope: "write_products",
  },
  { gidType: "Customer", name: "CUSTOMER", tomlName: "customer", words: "Customer", writeScope: "write_customers" },
  {
    gidType: "DiscountCodeNode",
    name: "DISCOUNT",
    tomlName: "discount",
    words: "Discount",
    writeScope: "write_discounts",
  },
  {
    gidType: "DiscountAutomaticNode",
    name: "DISCOUNT",
    tomlName: "discount",
    words: "Discount",
    writeScope: "write_discounts",
  },
  {
    gidType: "DraftOrder",
    name: "DRAFTORDER",
    tomlName: "draft_order",
    words: "Draft order",
    writeScope: "write_draft_orders",
  },
  { gidType: "Location", name: "LOCATION", tomlName: "location", words: "Location", writeScope: "write_locations" },
  { gidType: "Market", name: "MARKET", tomlName: "market", words: "Market", writeScope: "write_markets" },
  { gidType: "Order", name: "ORDER", tomlName: "order", words: "Order", writeScope: "write_orders" },
  { gidType: "Product", name: "PRODUCT", tomlName: "product", words: "Product", writeScope: "write_products" },
  {
    gidType: "ProductVariant",
    name: "PRODUCTVARIANT",
    tomlName: "variant",
    words: "Variant",
    writeScope: "write_products",
  },
  { gidType: "Shop", name: "SHOP", tomlName: "shop", words: "Shop", writeScope: null },
  {
    gidType: "Validation",
    name: "VALIDATION",
    tomlName: "validation",
    words: "Validation",
    writeScope: "write_validations",
  },
];

/** The owner type of a global id's type (`ProductVariant`); null when nothing hangs on such a thing here. */
export function ownerTypeOf(gidType: string): OwnerType | null {
  return OWNER_TYPES.find((one) => one.gidType === gidType) ?? null;
}

/** The owner type that an app's toml names: `variant` and `product_variant` are one. */
export function ownerTypeInToml(tomlName: string): OwnerType | null {
  const name = tomlName === "product_variant" ? "variant" : tomlName;
  return OWNER_TYPES.find((one) => one.tomlName === name) ?? null;
}

/** "Product" of `PRODUCT`, as Shopify's sentences have it */
export function ownerWords(name: string): string {
  return OWNER_TYPES.find((one) => one.name === name)?.words ?? name;
}

export function isEmulatedOwner(name: string): boolean {
  return OWNER_TYPES.some((one) => one.name === name);
}
