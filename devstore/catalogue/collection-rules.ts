import { unitsInLevels } from "../inventory/stock.ts";
import type { CollectionRule } from "../state/records/product-collection.ts";
import type { Product } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import { variantsOf } from "./product-records.ts";

type Value = string | number;

/** What a rule's column looks at: of a product, or of any of its variants. */
const COLUMNS: Record<string, (store: Store, product: Product) => readonly (Value | null)[]> = {
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

/** The columns that the dev store can look at */
export const RULE_COLUMNS: readonly string[] = Object.keys(COLUMNS);

/** https://shopify.dev/docs/api/admin-graphql/latest/enums/CollectionRuleRelation */
const RELATIONS: Record<string, (value: string, condition: string) => boolean> = {
  EQUALS: (value, condition) => value === condition,
  CONTAINS: (value, condition) => value.includes(condition),
  STARTS_WITH: (value, condition) => value.startsWith(condition),
  ENDS_WITH: (value, condition) => value.endsWith(condition),
  GREATER_THAN: (value, condition) => Number(value) > Number(condition),
  LESS_THAN: (value, condition) => Number(value) < Number(condition),
};

/** Whether a product meets all rules, or any of them where that is enough. */
export function meetsRules(
  store: Store,
  product: Product,
  { rules, matchesAny }: { readonly rules: readonly CollectionRule[]; readonly matchesAny: boolean },
): boolean {
  const meets = (rule: CollectionRule) => meetsRule(store, product, rule);
  return matchesAny ? rules.some(meets) : rules.every(meets);
}

function meetsRule(store: Store, product: Product, { column, relation, condition }: CollectionRule): boolean {
  const values = COLUMNS[column]?.(store, product) ?? [];
  if (relation === "IS_SET") return values.some((value) => value !== null);
  if (relation === "IS_NOT_SET") return values.some((value) => value === null);
  if (relation === "NOT_EQUALS") return !values.some((value) => isRelated("EQUALS", value, condition));
  if (relation === "NOT_CONTAINS") return !values.some((value) => isRelated("CONTAINS", value, condition));
  return values.some((value) => isRelated(relation, value, condition));
}

function isRelated(relation: string, value: Value | null, condition: string): boolean {
  if (value === null) return false;
  if (typeof value === "number" && relation === "EQUALS") return value === Number(condition);
  return RELATIONS[relation]?.(String(value).toLowerCase(), condition.toLowerCase()) ?? false;
}

function compareAtPrices(store: Store, product: Product): (number | null)[] {
  return variantsOf(store, product).map((one) => (one.compareAtPrice === null ? null : Number(one.compareAtPrice)));
}
