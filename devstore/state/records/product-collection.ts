import type { Id } from "../ids.ts";
import type { Seo } from "./product.ts";
import type { ResourcePublication } from "./publication.ts";

/** What Shopify calls a Collection: products that are shown together */
export interface ProductCollection {
  id: Id;
  handle: string;
  title: string;
  descriptionHtml: string;
  sortOrder: CollectionSortOrder;
  templateSuffix: string | null;
  seo: Seo;
  /** It holds the products of all of them */
  sources: CollectionSource[];
  publications: ResourcePublication[];
  createdAt: string;
  updatedAt: string;
}

export type CollectionSortOrder =
  | "ALPHA_ASC"
  | "ALPHA_DESC"
  | "BEST_SELLING"
  | "CREATED"
  | "CREATED_DESC"
  | "MANUAL"
  | "MOST_RELEVANT"
  | "PRICE_ASC"
  | "PRICE_DESC";

/** The products that meet conditions, and those that were selected one by one */
export interface CollectionSource {
  id: Id;
  title: string;
  description: string | null;
  matchesAny: boolean;
  rules: CollectionRule[];
  /** In the merchant's order */
  productIds: Id[];
}

/** What a product must be like: of its column's values one (or each, where not any is enough) is related so to a value */
export interface CollectionRule {
  id: Id;
  column: CollectionColumn;
  relation: CollectionRelation;
  matchesAny: boolean;
  /** Nothing, for the relations that need no value */
  values: string[];
}

export type CollectionColumn =
  | "IS_PRICE_REDUCED"
  | "STATUS"
  | "TAG"
  | "TITLE"
  | "TYPE"
  | "VARIANT_COMPARE_AT_PRICE"
  | "VARIANT_INVENTORY"
  | "VARIANT_PRICE"
  | "VARIANT_TITLE"
  | "VENDOR";

export type CollectionRelation =
  | "CONTAINS"
  | "ENDS_WITH"
  | "EQUALS"
  | "GREATER_THAN"
  | "IS_NOT_SET"
  | "IS_SET"
  | "LESS_THAN"
  | "NOT_CONTAINS"
  | "NOT_EQUALS"
  | "STARTS_WITH";
