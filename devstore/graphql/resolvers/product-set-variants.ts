import { retitleVariants } from "../../catalogue/option-values.ts";
import { removeVariant, variantsOf } from "../../catalogue/product-records.ts";
import { changeQuantities, findLevel } from "../../inventory/stock.ts";
import { idIn } from "../../state/ids.ts";
import type { InventoryItem } from "../../state/records/inventory.ts";
import type { Product, ProductOption, Variant } from "../../state/records/product.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { writeItem } from "./inventory-item-update.ts";
import { notEmulated } from "./not-emulated.ts";
import { findFile } from "./product-set-files.ts";
import type { VariantSetInput } from "./product-set-input.ts";
import { userError, type UserError } from "./user-error.ts";
import { newVariant } from "./variant-create.ts";
import { quantitiesProblem, variantProblem, writeVariant } from "./variant-input.ts";
import { chooseValues } from "./variant-option-input.ts";

export interface SetVariant {
  readonly input: VariantSetInput;
  /** The variant that is there already; null for a new one */
  readonly variant: Variant | null;
  readonly values: readonly string[];
  readonly userErrors: readonly UserError[];
}

export interface ItemNews {
  readonly topic: "inventory_items/create" | "inventory_items/update";
  readonly item: InventoryItem;
}

/** Looks through the variants that a product is to have: known ones are meant by their id, or by their values. */
export function checkSetVariants(
  store: Store,
  { options, product }: { readonly options: readonly ProductOption[]; readonly product: Product | null },
  inputs: readonly VariantSetInput[],
): SetVariant[] {
  const known = product ? variantsOf(store, product) : [];
  const titles = new Set<string>();
  return inputs.map((input, index): SetVariant => {
    const at = ["input", "variants", String(index)];
    const refuse = (problem: UserError) => ({ input, variant: null, values: [], userErrors: [problem] });
    const byId = known.find((one) => one.id === idIn(input.id ?? "", "ProductVariant"));
    if (isGiven(input.id) && !byId) {
      return refuse(userError([...at, "id"], "PRODUCT_VARIANT_DOES_NOT_EXIST", "Product variant does not exist."));
    }
    const chosen = chooseValues([...options], input.optionValues ?? [], { at });
    const problem = "problem" in chosen ? forSet(chosen.problem) : null;
    const own = variantProblem(input, at);
    if (problem ?? own) return refuse(problem ?? ({ ...own, code: "INVALID_VARIANT" } as UserError));
    const values = "values" in chosen ? chosen.values : [];
    const unknown = values.findIndex((value, place) => !options[place]?.values.includes(value));
    if (unknown >= 0) {
      const message = "Option value does not exist.";
      return refuse(userError([...at, "optionValues"], "OPTION_VALUE_DOES_NOT_EXIST", message));
    }
    const title = values.join(" / ");
    if (titles.has(title)) {
      const message = `The variant '${title}' already exists. Please change at least one option value.`;
      return refuse(userError(at, "INVALID_VARIANT", message));
    }
    titles.add(title);
    const quantities = quantitiesProblem(store, input.inventoryQuantities ?? [], [...at, "inventoryQuantities"]);
    if (quantities) return refuse({ ...quantities, code: "INVALID_VARIANT" });
    const byValues = known.find((one) => one.title === title);
    return { input, variant: byId ?? byValues ?? null, values, userErrors: [] };
  });
}

/** The product's variants become those that were looked through, in their order; what is not among them goes. */
export function writeSetVariants(context: AdminContext, product: Product, checked: readonly SetVariant[]): ItemNews[] {
  if (checked.length === 0) return [];
  const { store } = context;
  const kept = new Set(checked.flatMap(({ variant }) => variant?.id ?? []));
  for (const id of product.variantIds.filter((one) => !kept.has(one))) removeVariant(store, id);
  const placed = checked.map((one, index) => ({ one, position: one.input.position ?? index + 1 }));
  placed.sort((a, b) => a.position - b.position);
  const written = placed.map(({ one }) => writeSetVariant(context, product, one));
  product.variantIds = written.map(({ variant }) => variant.id);
  retitleVariants(store, product);
  return written.flatMap(({ news }) => news);
}

function writeSetVariant(
  context: AdminContext,
  product: Product,
  { input, variant, values }: SetVariant,
): { variant: Variant; news: ItemNews[] } {
  const { store } = context;
  const quantities = input.inventoryQuantities ?? [];
  const unknown = quantities.find(({ name }) => name !== "available" && name !== "on_hand");
  if (unknown) throw notEmulated(`ProductSetInventoryInput.name "${unknown.name}"`);
  const written = variant ?? newVariant(store, product, { values, input, units: quantities });
  written.optionValues = [...values];
  writeVariant(store, written, input);
  const item = store.state.inventoryItems.get(written.inventoryItemId);
  const itemInput = { ...input.inventoryItem, ...(input.sku === undefined ? {} : { sku: input.sku }) };
  const saysItem = Object.keys(itemInput).length > 0;
  if (item && saysItem) writeItem(store, item, itemInput);
  if (variant) setQuantities(store, variant, quantities);
  const image = input.file ? findFile(product, input.file) : undefined;
  if (image) store.state.variants.put(Object.assign(written, { imageId: image.id }));
  if (!item || (variant && !saysItem)) return { variant: written, news: [] };
  return { variant: written, news: [{ topic: variant ? "inventory_items/update" : "inventory_items/create", item }] };
}

/** Where a variant is stocked, its units become those that are said. */
function setQuantities(
  store: Store,
  variant: Variant,
  quantities: readonly { readonly locationId: string; readonly quantity: number }[],
): void {
  const changes = quantities.flatMap(({ locationId, quantity }) => {
    const level = findLevel(store, variant.inventoryItemId, idIn(locationId, "Location") ?? "");
    return level ? [{ level, name: "available" as const, delta: quantity - level.quantities.available }] : [];
  });
  changeQuantities(store, changes);
}

/** productSet has its own word for values that are missing. */
function forSet(problem: UserError): UserError {
  const known = ["OPTION_DOES_NOT_EXIST", "OPTION_VALUE_DOES_NOT_EXIST"];
  return known.includes(problem.code) ? problem : { ...problem, code: "INVALID_VARIANT" };
}
