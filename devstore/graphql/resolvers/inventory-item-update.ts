import { announceProduct } from "../../catalogue/product-records.ts";
import { idIn } from "../../state/ids.ts";
import type { InventoryItem, ShippingDetails } from "../../state/records/inventory.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";

export type ItemInput = Omit<ShippingDetails, "weight"> & {
  readonly tracked?: boolean | null;
  readonly requiresShipping?: boolean | null;
  readonly cost?: string | null;
  readonly sku?: string | null;
  readonly measurement?: { readonly weight?: { readonly value: number; readonly unit: string } | null } | null;
};

export const inventoryItemMutations = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/inventoryItemUpdate */
  inventoryItemUpdate: (
    _root: unknown,
    args: { readonly id: string; readonly input: ItemInput },
    context: AdminContext,
  ) => {
    const refuse = (field: string[], message: string) => ({ inventoryItem: null, userErrors: [{ field, message }] });
    const item = context.store.state.inventoryItems.get(idIn(args.id, "InventoryItem"));
    if (!item) return refuse(["id"], "The product couldn't be updated because it does not exist.");
    if (isGiven(args.input.measurement)) {
      onlyEmulated("InventoryItemMeasurementInput", args.input.measurement, ["weight"]);
    }
    const { harmonizedSystemCode: code } = args.input;
    if (isGiven(code) && !/^\d{6,13}$/.test(code)) {
      const message = "Harmonized system code must be a number between 6 and 13 digits.";
      return refuse(["input", "harmonizedSystemCode"], message);
    }
    updateItem(context, item, args.input);
    return { inventoryItem: item, userErrors: [] };
  },
};

/** Writes what is given of an inventory item, and tells that its product changed. */
export function updateItem({ store }: AdminContext, item: InventoryItem, input: ItemInput): void {
  writeItem(store, item, input);
  store.events.emit("inventory_items/update", item);
  const product = store.state.products.get(store.state.variants.get(item.variantId)?.productId);
  if (product) announceProduct(store, product);
}

/** Writes what is given of an inventory item and its variant; tells nobody. */
export function writeItem(store: Store, item: InventoryItem, input: ItemInput): void {
  const variant = store.state.variants.get(item.variantId);
  if (isGiven(input.tracked)) item.tracked = input.tracked;
  if (isGiven(input.requiresShipping)) item.requiresShipping = input.requiresShipping;
  if (input.cost !== undefined) item.cost = input.cost;
  if (input.sku !== undefined && variant) variant.sku = input.sku;
  item.shipping = shippingAfter(item, input);
  item.updatedAt = store.timestamp();
  store.state.inventoryItems.put(item);
  if (variant) store.state.variants.put(Object.assign(variant, { updatedAt: item.updatedAt }));
}

/** What is left out stays as it is. */
function shippingAfter({ shipping }: InventoryItem, input: ItemInput): ShippingDetails {
  const { countryCodeOfOrigin, provinceCodeOfOrigin, harmonizedSystemCode, countryHarmonizedSystemCodes } = input;
  const weight = input.measurement?.weight;
  return {
    ...shipping,
    ...(countryCodeOfOrigin === undefined ? {} : { countryCodeOfOrigin }),
    ...(provinceCodeOfOrigin === undefined ? {} : { provinceCodeOfOrigin }),
    ...(harmonizedSystemCode === undefined ? {} : { harmonizedSystemCode }),
    ...(countryHarmonizedSystemCodes ? { countryHarmonizedSystemCodes } : {}),
    ...(weight ? { weight } : {}),
  };
}
