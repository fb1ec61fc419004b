import { unitsInLevels } from "../inventory/stock.ts";
import type { CollectionColumn, CollectionRelation, CollectionRule } from "../state/records/product-collection.ts";
import type { Product } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import { variantsOf } from "./product-records.ts";

type Value = string | number | null;

/** What a rule's column looks at: of a product, or of any of its variants. */
const COLUMNS: Record<CollectionColumn, (store: Store, product: Product) => readonly Value[]> = {
  STATUS: (_store, product) => [product.status],
  TAG: (_store, product) => product.tags,
  TITLE: (_store, product) => [product.title],
  TYPE: (_store, product) => [product.productType],
  VENDOR: (_store, product) => [product.vendor],
  VARIANT_TITLE: (store, product) => variantsOf(store, product).map((one) => one.title),
  VARIANT_PRICE: (store, product) => variantsOf(store, product).map((one) => Number(one.price)),
  VARIANT_COMPARE_AT_PRICE: compareAtPrices,
  IS_PRICE_REDUCED: compareAtPrices,
  VARIANT_INVENTORY: (store, product) =>
    variantsOf(store, product).map((one) => unitsInLevels(store, one.inventoryItemId)),
};

const TEXT: readonly CollectionRelation[] = [
  "EQUALS",
  "NOT_EQUALS",
  "STARTS_WITH",
  "ENDS_WITH",
  "CONTAINS",
  "NOT_CONTAINS",
];
const NUMBER: readonly CollectionRelation[] = ["EQUALS", "NOT_EQUALS", "GREATER_THAN", "LESS_THAN"];

/** How each column may be related to a value: https://shopify.dev/docs/api/admin-graphql/latest/enums/CollectionRuleColumn */
export const RELATIONS_OF: Record<CollectionColumn, readonly CollectionRelation[]> = {
  STATUS: ["EQUALS", "NOT_EQUALS"],
  TAG: ["EQUALS", "NOT_EQUALS"],
  TITLE: TEXT,
  TYPE: TEXT,
  VENDOR: TEXT,
  VARIANT_TITLE: TEXT,
  VARIANT_PRICE: NUMBER,
  VARIANT_COMPARE_AT_PRICE: [...NUMBER, "IS_SET", "IS_NOT_SET"],
  VARIANT_INVENTORY: ["EQUALS", "GREATER_THAN", "LESS_THAN"],
  IS_PRICE_REDUCED: ["IS_SET", "IS_NOT_SET"],
};

/** Whether a product meets all rules, or any of them where that is enough. */
export function meetsRules(
  store: Store,
  product: Product,
  { rules, matchesAny }: { readonly rules: readonly CollectionRule[]; readonly matchesAny: boolean },
): boolean {
  const meets = (rule: CollectionRule) => meetsRule(COLUMNS[rule.column](store, product), rule);
  return matchesAny ? rules.some(meets) : rules.every(meets);
}

function meetsRule(found: readonly Value[], { relation, values, matchesAny }: CollectionRule): boolean {
  if (relation === "IS_SET") return found.some((value) => value !== null);
  if (relation === "IS_NOT_SET") return found.some((value) => value === null);
  const meets = (wanted: string) => meetsValue(found, relation, wanted);
  return matchesAny ? values.some(meets) : values.every(meets);
}

function meetsValue(found: readonly Value[], relation: CollectionRelation, wanted: string): boolean {
  if (relation === "NOT_EQUALS") return !found.some((value) => isRelated("EQUALS", value, wanted));
  if (relation === "NOT_CONTAINS") return !found.some((value) => isRelated("CONTAINS", value, wanted));
  return found.some((value) => isRelated(relation, value, wanted));
}

function isRelated(relation: CollectionRelation, value: Value, wanted: string): boolean {
  if (value === null) return false;
  if (typeof value === "number") {
    const difference = value - Number(wanted);
    if (relation === "GREATER_THAN") return difference > 0;
    return relation === "LESS_THAN" ? difference < 0 : difference === 0;
  }
  const [text, part] = [value.toLowerCase(), wanted.toLowerCase()];
  if (relation === "CONTAINS") return text.includes(part);
  if (relation === "STARTS_WITH") return text.startsWith(part);
  return relation === "ENDS_WITH" ? text.endsWith(part) : text === part;
}

function compareAtPrices(store: Store, product: Product): (number | null)[] {
  return variantsOf(store, product).map((one) => (one.compareAtPrice === null ? null : Number(one.compareAtPrice)));
}
