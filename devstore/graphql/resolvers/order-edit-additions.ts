import { availableUnits } from "../../inventory/stock.ts";
import { amountOf, centsOf } from "../../orders/money.ts";
import { idIn } from "../../state/ids.ts";
import type { OrderEditLine } from "../../state/records/order-edit.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import { onlyEmulated } from "./emulated-input.ts";
import { findSession, NO_SESSION, notStaged, staged } from "./order-edit-session.ts";

type AddVariantArgs = {
  readonly id: string;
  readonly variantId: string;
  readonly quantity: number;
  readonly locationId?: string | null;
  readonly allowDuplicates?: boolean | null;
};
type AddCustomArgs = {
  readonly id: string;
  readonly title: string;
  readonly quantity: number;
  readonly locationId?: string | null;
  readonly price: { readonly amount: string };
  readonly requiresShipping?: boolean | null;
  readonly taxable?: boolean | null;
};

export const orderEditAdditions = {
  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderEditAddVariant */
  orderEditAddVariant: (_root: unknown, args: AddVariantArgs, { store }: AdminContext) => {
    onlyEmulated("orderEditAddVariant", isGiven(args.locationId) ? { locationId: true } : {}, []);
    const session = findSession(store, args.id);
    const variant = store.state.variants.get(idIn(args.variantId, "ProductVariant"));
    const product = store.state.products.get(variant?.productId);
    if (!session) return NO_SESSION;
    const { lines } = session.edit;
    if (!variant || !product) return notStaged("variantId", "can't find variant");
    if (args.quantity < 1) return notStaged("quantity", "must be greater than 0");
    if (!args.allowDuplicates && lines.some(({ variantId, quantity }) => variantId === variant.id && quantity > 0))
      return notStaged("variantId", "can't be added because it is already on the order");
    const left = availableUnits(store, variant.id);
    if (left !== null && variant.inventoryPolicy === "DENY" && left < args.quantity)
      return notStaged("quantity", `only has ${Math.max(0, left)} available`);
    const line = addedLine(store, args.quantity, {
      variantId: variant.id,
      productId: product.id,
      title: product.title,
      variantTitle: variant.title === "Default Title" ? "" : variant.title,
      sku: variant.sku,
      vendor: product.vendor,
      price: variant.price,
      requiresShipping: store.state.inventoryItems.get(variant.inventoryItemId)?.requiresShipping ?? true,
      taxable: variant.taxable,
    });
    lines.push(line);
    return staged(store, session, line);
  },

  /** https://shopify.dev/docs/api/admin-graphql/latest/mutations/orderEditAddCustomItem */
  orderEditAddCustomItem: (_root: unknown, args: AddCustomArgs, { store }: AdminContext) => {
    const session = findSession(store, args.id);
    if (!session) return NO_SESSION;
    if (args.title.trim() === "") return notStaged("title", "can't be blank");
    if (args.quantity < 1) return notStaged("quantity", "must be greater than 0");
    if (centsOf(args.price.amount) < 0) return notStaged("price", "must be greater than or equal to 0");
    const line = addedLine(store, args.quantity, {
      variantId: null,
      productId: null,
      title: args.title,
      variantTitle: "",
      sku: null,
      vendor: "",
      price: amountOf(centsOf(args.price.amount)),
      requiresShipping: args.requiresShipping ?? false,
      taxable: args.taxable ?? true,
    });
    session.edit.lines.push(line);
    return staged(store, session, line);
  },
};

type Shown = Omit<OrderEditLine, "id" | "lineId" | "before" | "quantity" | "restock" | "discount">;

function addedLine(store: Store, quantity: number, shown: Shown): OrderEditLine {
  return { id: store.nextId(), lineId: null, ...shown, before: 0, quantity, restock: false, discount: null };
}
