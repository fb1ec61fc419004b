import { newSource } from "../../catalogue/collection-records.ts";
import { idIn } from "../../state/ids.ts";
import type {
  CollectionColumn,
  CollectionRule,
  CollectionSource,
  ProductCollection,
} from "../../state/records/product-collection.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import { productIdsIn } from "./collection-input.ts";
import { KINDS, relationMeant } from "./collection-source.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { notEmulated } from "./not-emulated.ts";
import type { ProductProblem } from "./product-input.ts";

type ConditionInput = Record<string, Condition | null | undefined>;
type Condition = {
  readonly relation: string;
  readonly matchType?: "ALL" | "ANY";
  readonly values?: readonly string[];
  readonly value?: number | { readonly amount: string } | null;
};
type Selection = { readonly productId: string; readonly variantIds?: readonly string[] | null };
export type SourceInput = {
  readonly title: string;
  readonly description?: string | null;
  readonly targetType?: string | null;
  readonly inclusion?: {
    readonly conditions?: readonly ConditionInput[] | null;
    readonly matchType?: "ALL" | "ANY" | null;
    readonly selections?: readonly Selection[] | null;
  } | null;
};
export type SourceTarget = { readonly source?: SourceInput | null };
export type SourceUpdate = {
  readonly condition?: {
    readonly id: string;
    readonly title?: string | null;
    readonly description?: string | null;
    readonly inclusion?: {
      readonly conditionsToCreate?: readonly ConditionInput[] | null;
      readonly conditionsToDelete?: readonly string[] | null;
      readonly matchType?: "ALL" | "ANY" | null;
      readonly selectionsToAdd?: readonly Selection[] | null;
      readonly selectionsToRemove?: readonly Selection[] | null;
    } | null;
  } | null;
};

const UPDATED = ["conditionsToCreate", "conditionsToDelete", "matchType", "selectionsToAdd", "selectionsToRemove"];

/** Refuses what of sources is not emulated: those of apps, collections in collections, single variants, exclusions. */
export function onlyEmulatedSources(targets: readonly SourceTarget[], updates: readonly SourceUpdate[]): void {
  for (const target of targets) {
    onlyEmulated("CollectionCreateSourceTargetInput", target, ["source"]);
    const { source } = target;
    if (!source) continue;
    onlyEmulated("CollectionCreateConditionsSourceInput", source, ["title", "description", "targetType", "inclusion"]);
    if (source.targetType === "VARIANTS") throw notEmulated("CollectionSourceTargetType.VARIANTS");
    onlyEmulatedInclusion(source.inclusion?.conditions ?? [], source.inclusion?.selections ?? []);
  }
  for (const update of updates) {
    onlyEmulated("CollectionUpdateSourceTargetInput", update, ["condition"]);
    onlyEmulated("CollectionUpdateConditionsSourceInput", update.condition ?? {}, [
      "id",
      "title",
      "description",
      "inclusion",
    ]);
    const inclusion = update.condition?.inclusion ?? {};
    onlyEmulated("CollectionUpdateSourceInclusionInput", inclusion, UPDATED);
    onlyEmulatedInclusion(inclusion.conditionsToCreate ?? [], inclusion.selectionsToAdd ?? []);
  }
}

function onlyEmulatedInclusion(conditions: readonly ConditionInput[], selections: readonly Selection[]): void {
  for (const one of conditions) onlyEmulated("CollectionSourceInclusionConditionInput", one, Object.values(KINDS));
  if (selections.some((one) => isGiven(one.variantIds))) {
    throw notEmulated("CollectionInclusionProductSelectionInput.variantIds");
  }
}

/** Products that are selected must exist. */
export function sourceProblems(store: Store, targets: readonly SourceTarget[]): ProductProblem[] {
  return targets.flatMap(({ source }, index): ProductProblem[] => {
    const field = ["sources", String(index)];
    if (source?.title.trim() === "") return [{ field: [...field, "source", "title"], message: "Title can't be blank" }];
    const selected = (source?.inclusion?.selections ?? []).map((one) => one.productId);
    const { unknown } = productIdsIn(store, selected);
    return unknown === null
      ? []
      : [{ field: [...field, "source", "inclusion", "selections"], message: "Product does not exist" }];
  });
}

export function sourcesFrom(store: Store, targets: readonly SourceTarget[]): CollectionSource[] {
  return targets.flatMap(({ source }) => {
    if (!source) return [];
    const { conditions, matchType, selections } = source.inclusion ?? {};
    return newSource(store, {
      title: source.title,
      description: source.description ?? null,
      matchesAny: matchType === "ANY",
      rules: (conditions ?? []).flatMap((one) => rulesFrom(store, one)),
      productIds: [
        ...new Set(
          productIdsIn(
            store,
            (selections ?? []).map((one) => one.productId),
          ).ids,
        ),
      ],
    });
  });
}

/** Writes what is given of a collection's sources; answers the first that does not exist. */
export function updateSources(
  store: Store,
  collection: ProductCollection,
  updates: readonly SourceUpdate[],
): ProductProblem | null {
  for (const [index, { condition }] of updates.entries()) {
    const source = collection.sources.find((one) => one.id === idIn(condition?.id ?? "", "CollectionConditionsSource"));
    if (!source || !condition) {
      return { field: ["sourcesToUpdate", String(index), "condition", "id"], message: "Source does not exist" };
    }
    if (isGiven(condition.title)) source.title = condition.title;
    if (condition.description !== undefined) source.description = condition.description;
    const { inclusion } = condition;
    if (isGiven(inclusion?.matchType)) source.matchesAny = inclusion.matchType === "ANY";
    const goneRules = (inclusion?.conditionsToDelete ?? []).map((id) => /\d+$/.exec(id)?.[0]);
    source.rules = [
      ...source.rules.filter((rule) => !goneRules.includes(rule.id)),
      ...(inclusion?.conditionsToCreate ?? []).flatMap((one) => rulesFrom(store, one)),
    ];
    const gone = productIdsIn(
      store,
      (inclusion?.selectionsToRemove ?? []).map((one) => one.productId),
    ).ids;
    const added = productIdsIn(
      store,
      (inclusion?.selectionsToAdd ?? []).map((one) => one.productId),
    ).ids;
    source.productIds = [...new Set([...source.productIds, ...added])].filter((id) => !gone.includes(id));
  }
  return null;
}

function rulesFrom(store: Store, input: ConditionInput): CollectionRule[] {
  return Object.entries(input).flatMap(([kind, condition]) => {
    const column = (Object.keys(KINDS) as CollectionColumn[]).find((one) => KINDS[one] === kind);
    if (!column || !condition) return [];
    const { relation, matchType, values, value } = condition;
    const single = isGiven(value) ? [typeof value === "number" ? String(value) : value.amount] : [];
    return {
      id: store.nextId(),
      column,
      relation: relationMeant(relation),
      matchesAny: matchType !== "ALL",
      values: [...(values ?? single)],
    };
  });
}
