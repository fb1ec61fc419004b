// @ts-check
/** @import { DealView, ItemView, VariantView } from "../../../app/live/message.ts" */

/**
 * One row of the picker.
 * @typedef {{ value: string, variantId: string, isChosen: boolean, isSoldOut: boolean }} OptionValue
 * @typedef {{ name: string, values: OptionValue[] }} Option
 */

/**
 * The variant to begin with: the first that can be bought, else the first.
 * @param {ItemView} item
 * @returns {VariantView | undefined}
 */
export function firstChoice(item) {
  return item.variants.find((variant) => canBuy(item, variant)) ?? item.variants[0];
}

/**
 * The options of an item with only what exists: each value leads to a variant that keeps the choices above it.
 * @param {ItemView} item
 * @param {string} chosenId
 * @param {string} [fallbackName] for a picker that names whole variants
 * @returns {Option[]} empty for a product with one variant
 */
export function optionsOf(item, chosenId, fallbackName = "") {
  if (item.variants.length < 2) return [];
  const split = item.variants.map((variant) => ({ variant, values: variant.title.split(" / ") }));
  // A value may itself hold the separator: then whole titles are the only honest names.
  const isRegular = split.every(({ values }) => values.length === item.optionNames.length);
  const rows = isRegular ? split : split.map(({ variant }) => ({ variant, values: [variant.title] }));
  const names = isRegular ? item.optionNames : [fallbackName];
  const chosen = rows.find(({ variant }) => variant.id === chosenId)?.values ?? [];
  return names.map((name, level) => {
    const reachable = rows.filter(({ values }) => values.slice(0, level).every((value, i) => value === chosen[i]));
    const distinct = [...new Set(reachable.map(({ values }) => values[level] ?? ""))];
    return {
      name,
      values: distinct.map((value) => {
        const leads = reachable.filter(({ values }) => values[level] === value);
        const buyable = leads.filter(({ variant }) => canBuy(item, variant));
        const kept = buyable.find(({ values }) =>
          values.slice(level + 1).every((rest, i) => rest === chosen[level + 1 + i]),
        );
        const target = kept ?? buyable[0] ?? leads[0];
        return {
          value,
          variantId: target?.variant.id ?? "",
          isChosen: value === chosen[level],
          isSoldOut: !buyable.length,
        };
      }),
    };
  });
}

/**
 * The quantity nearest to the wish that can be bought.
 * @param {VariantView} variant
 * @param {number} wished
 * @param {DealView | null} [deal] may let a shopper have fewer
 */
export function boundedQuantity(variant, wished, deal = null) {
  return Math.max(1, Math.min(wished, variant.available ?? 99, deal?.perShopper ?? 99));
}

/**
 * @param {ItemView} item
 * @param {VariantView} variant
 */
function canBuy(item, variant) {
  return item.forSale && variant.available !== 0;
}
