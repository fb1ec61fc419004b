import { findCollectionByHandle } from "../../catalogue/collection-records.ts";
import { RELATIONS_OF } from "../../catalogue/collection-rules.ts";
import { slugOf } from "../../catalogue/slug.ts";
import { idIn, type Id } from "../../state/ids.ts";
import type {
  CollectionColumn,
  CollectionRelation,
  CollectionRule,
  CollectionSortOrder,
  ProductCollection,
} from "../../state/records/product-collection.ts";
import type { Seo } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { notEmulated } from "./not-emulated.ts";
import type { MetafieldGiven } from "./owner-metafields.ts";
import type { ProductProblem } from "./product-input.ts";

export type CollectionFields = {
  readonly id?: string | null;
  readonly title?: string | null;
  readonly handle?: string | null;
  readonly descriptionHtml?: string | null;
  readonly seo?: Partial<Seo> | null;
  readonly sortOrder?: CollectionSortOrder | null;
  readonly templateSuffix?: string | null;
  readonly redirectNewHandle?: boolean | null;
  readonly metafields?: readonly MetafieldGiven[] | null;
};
export type RuleSetInput = {
  readonly appliedDisjunctively: boolean;
  readonly rules?:
    | readonly {
        readonly column: string;
        readonly relation: CollectionRelation;
        readonly condition: string;
        readonly conditionObjectId?: string | null;
      }[]
    | null;
};

const FIELDS = ["id", "title", "handle", "descriptionHtml", "seo", "sortOrder", "templateSuffix", "metafields"];
const LONGEST = 255;

/** Refuses what is not emulated, by its name; a redirect may be declined only. */
export function onlyEmulatedCollection(type: string, input: CollectionFields, more: readonly string[]): void {
  onlyEmulated(type, input, [...FIELDS, "redirectNewHandle", ...more]);
  if (input.redirectNewHandle === true) throw notEmulated(`${type}.redirectNewHandle`);
}

/** What is wrong with a collection's own fields. `collection` is the one that is there, null for a new one. */
export function collectionProblems(
  store: Store,
  input: CollectionFields,
  collection: ProductCollection | null,
): ProductProblem[] {
  const title = input.title?.trim();
  if (title === "" || (!collection && title === undefined))
    return [{ field: ["title"], message: "Title can't be blank" }];
  if ((title ?? "").length > LONGEST) {
    return [{ field: ["title"], message: `Title is too long (maximum is ${LONGEST} characters)` }];
  }
  const owner = isGiven(input.handle) ? findCollectionByHandle(store, slugOf(input.handle)) : undefined;
  if (!owner || owner === collection) return [];
  return [{ field: ["handle"], message: "Handle has already been taken" }];
}

/** Writes what is given of a collection; tells nobody. */
export function writeCollection(store: Store, collection: ProductCollection, input: CollectionFields): void {
  if (isGiven(input.title)) collection.title = input.title.trim();
  if (isGiven(input.handle)) collection.handle = slugOf(input.handle);
  if (isGiven(input.descriptionHtml)) collection.descriptionHtml = input.descriptionHtml;
  if (isGiven(input.sortOrder)) collection.sortOrder = input.sortOrder;
  if (isGiven(input.seo)) collection.seo = { ...collection.seo, ...input.seo };
  if (input.templateSuffix !== undefined) collection.templateSuffix = input.templateSuffix;
  store.state.productCollections.put(collection);
}

/** What is wrong with the rules of a legacy rule set. */
export function ruleProblems({ rules }: RuleSetInput): ProductProblem[] {
  return (rules ?? []).flatMap(({ column, relation, condition, conditionObjectId }, index): ProductProblem[] => {
    if (!(column in RELATIONS_OF)) throw notEmulated(`CollectionRuleColumn.${column}`);
    if (isGiven(conditionObjectId)) throw notEmulated("CollectionRuleInput.conditionObjectId");
    const field = ["ruleSet", "rules", String(index)];
    const related = RELATIONS_OF[column as CollectionColumn];
    if (!related.includes(relation))
      return [{ field: [...field, "relation"], message: "Relation is not valid for column" }];
    const needsValue = relation !== "IS_SET" && relation !== "IS_NOT_SET";
    return needsValue && condition.trim() === ""
      ? [{ field: [...field, "condition"], message: "Condition can't be blank" }]
      : [];
  });
}

export function rulesOf(store: Store, { rules }: RuleSetInput): CollectionRule[] {
  return (rules ?? []).map(({ column, relation, condition }) => ({
    id: store.nextId(),
    column: column as CollectionColumn,
    relation,
    matchesAny: true,
    values: relation === "IS_SET" || relation === "IS_NOT_SET" ? [] : [condition.trim()],
  }));
}

/** The products of a list of global ids, and the first of them that does not exist */
export function productIdsIn(
  store: Store,
  globalIds: readonly string[],
): { readonly ids: readonly Id[]; readonly unknown: string | null } {
  const unknown = globalIds.find((id) => !store.state.products.has(idIn(id, "Product"))) ?? null;
  return { ids: globalIds.flatMap((id) => idIn(id, "Product") ?? []), unknown };
}
