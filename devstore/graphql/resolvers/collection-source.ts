import { productsIn } from "../../catalogue/collection-records.ts";
import { gid } from "../../state/ids.ts";
import type {
  CollectionColumn,
  CollectionRelation,
  CollectionRule,
  CollectionSource,
  ProductCollection,
} from "../../state/records/product-collection.ts";
import type { Product } from "../../state/records/product.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { fieldsOf, typed, type TypeFields } from "../resolver.ts";
import { money } from "./money.ts";

/** A condition's kind in the API, `productTag`, by the column that it looks at */
export const KINDS: Partial<Record<CollectionColumn, string>> = {
  STATUS: "productStatus",
  TAG: "productTag",
  TITLE: "productTitle",
  TYPE: "productType",
  VENDOR: "productVendor",
  VARIANT_TITLE: "variantTitle",
  VARIANT_PRICE: "variantPrice",
  VARIANT_COMPARE_AT_PRICE: "variantCompareAtPrice",
  VARIANT_INVENTORY: "variantInventory",
};

/** A source together with the collection that it belongs to */
export interface OwnedSource {
  readonly source: CollectionSource;
  readonly collection: ProductCollection;
}

export const collectionConditionsSource = fieldsOf<OwnedSource>({
  id: ({ source }) => gid("CollectionConditionsSource", source.id),
  title: ({ source }) => source.title,
  description: ({ source }) => source.description,
  app: () => null,
  shareable: () => false,
  targetType: () => "PRODUCTS",
  exclusion: () => null,
  inclusion: ({ source }) => source,
  products: ({ source, collection }, args: PageArgs, context) =>
    pageOf(productsIn(context.store, { ...collection, sources: [source] }), args, context, (one) => ({
      id: one.id,
      value: one.id,
    })),
});

export const collectionSourceInclusion = fieldsOf<CollectionSource>({
  matchType: (source) => matchType(source.matchesAny),
  conditions: (source) => source.rules.map((rule) => typed(conditionType(rule), rule)),
  selections: (source, args: PageArgs, context) => {
    const selected = source.productIds.flatMap((id) => context.store.state.products.get(id) ?? []);
    const page = pageOf<Product>(selected, args, context, (one, index) => ({ id: one.id, value: index }));
    const selection = (product: Product) => ({ product, variantIds: null });
    return {
      ...page,
      nodes: page.nodes.map(selection),
      edges: page.edges.map(({ node, cursor }) => ({ node: selection(node), cursor })),
    };
  },
});

const textCondition = fieldsOf<CollectionRule>({
  id: conditionId,
  matchType: (rule) => matchType(rule.matchesAny),
  relation: (rule) => relationNamed(rule),
  values: (rule) => rule.values,
});

const priceCondition = fieldsOf<CollectionRule>({
  id: conditionId,
  relation: (rule) => rule.relation,
  value: (rule, _args, context) => (rule.values[0] === undefined ? null : money(context, rule.values[0])),
});

const inventoryCondition = fieldsOf<CollectionRule>({
  id: conditionId,
  relation: (rule) => rule.relation,
  value: (rule) => Number(rule.values[0]),
});

/** The types of conditions, by their names */
export const COLLECTION_CONDITION_TYPES: Record<string, TypeFields> = Object.fromEntries(
  (Object.keys(KINDS) as CollectionColumn[]).map((column) => {
    if (column === "VARIANT_INVENTORY") return [typeOfColumn(column), inventoryCondition];
    return [typeOfColumn(column), column.endsWith("PRICE") ? priceCondition : textCondition];
  }),
);

function conditionId(rule: CollectionRule): string {
  return gid(conditionType(rule), rule.id);
}

function conditionType(rule: CollectionRule): string {
  return typeOfColumn(rule.column);
}

function typeOfColumn(column: CollectionColumn): string {
  const kind = KINDS[column] ?? "";
  return `CollectionSourceInclusionCondition${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
}

function matchType(matchesAny: boolean): string {
  return matchesAny ? "ANY" : "ALL";
}

/** Conditions have words of their own for some relations of rules. */
function relationNamed({ column, relation }: CollectionRule): string {
  if (column === "TAG") return relation === "EQUALS" ? "TAGGED_WITH" : "NOT_TAGGED_WITH";
  return relation === "NOT_CONTAINS" ? "DOES_NOT_CONTAIN" : relation;
}

/** The relation that a condition's word means. */
export function relationMeant(word: string): CollectionRelation {
  if (word === "TAGGED_WITH") return "EQUALS";
  if (word === "NOT_TAGGED_WITH") return "NOT_EQUALS";
  return word === "DOES_NOT_CONTAIN" ? "NOT_CONTAINS" : (word as CollectionRelation);
}
