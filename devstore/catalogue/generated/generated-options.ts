import type { Kind } from "./assortment.ts";
import type { Chance } from "./chance.ts";

/** The names of a product's options, and the values of each variant in their order */
export interface GeneratedOptions {
  readonly names: string[];
  readonly combinations: string[][];
}

/**
 * Options for so many variants: as many as are needed of the kind's, then a numbered edition. As in real shops some
 * combinations are not for sale.
 */
export function optionsFor(chance: Chance, kind: Kind, variantCount: number): GeneratedOptions {
  if (variantCount === 1) return { names: ["Title"], combinations: [["Default Title"]] };
  const options: { name: string; values: string[] }[] = [];
  let combinations = 1;
  for (const { name, values } of kind.options) {
    if (combinations >= variantCount) break;
    const isLast = combinations * values.length >= variantCount;
    const wanted = isLast ? Math.ceil(variantCount / combinations) : chance.between(2, Math.min(3, values.length));
    // The first option takes them all now and then, so that there are products with one option and with two.
    const count = options.length === 0 && isLast && chance.happens(50) ? chance.between(2, wanted) : wanted;
    options.push({ name, values: someOf(chance, values, count) });
    combinations *= count;
  }
  if (combinations < variantCount) {
    const editions = Math.ceil(variantCount / combinations);
    options.push({ name: "Edition", values: Array.from({ length: editions }, (_, index) => `No. ${index + 1}`) });
  }
  const all = options.reduce<string[][]>(
    (before, { values }) => before.flatMap((one) => values.map((value) => [...one, value])),
    [[]],
  );
  while (all.length > variantCount) all.splice(chance.between(0, all.length - 1), 1);
  return { names: options.map(({ name }) => name), combinations: all };
}

/** Neighbours in the list, in its order: sizes from S to XL rather than S and XXL. */
function someOf(chance: Chance, values: readonly string[], count: number): string[] {
  const from = chance.between(0, values.length - count);
  return values.slice(from, from + count);
}
