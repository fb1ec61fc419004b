import { runValidations } from "../../devstore/functions/run-validations.ts";
import type { JourneyStep } from "../../devstore/functions/validation-input.ts";
import type { ProductInStore } from "./catalogue.ts";
import type { ShopInProcess } from "./shop-in-process.ts";

/** A line as it stands in a shopper's cart: with a hold's mark or without. */
export interface LineAtTheDoor {
  readonly of: ProductInStore;
  readonly mark?: string;
  readonly quantity?: number;
}

/** What the store's validations say to a cart, as the store itself asks them: nothing when it may go on. */
export async function askAtTheDoor(
  { store, app }: ShopInProcess,
  lines: readonly LineAtTheDoor[],
  step: JourneyStep = "CHECKOUT_COMPLETION",
): Promise<readonly string[]> {
  const failures: string[] = [];
  const cart = {
    lines: lines.map(({ of: { product, variant }, mark, quantity = 1 }, index) => ({
      id: `gid://shopify/CartLine/${index}`,
      quantity,
      attributes: mark === undefined ? [] : [{ name: "_paniere_hold", value: mark }],
      merchandise: { product, variant },
      title: product.title,
      unitPrice: 1000,
      total: 1000 * quantity,
    })),
    attributes: [],
    subtotal: 0,
    total: 0,
    email: null,
    countryCode: "DE",
    currencyCode: "EUR",
  };
  const errors = await runValidations({ store, apps: [app], log: (line) => failures.push(line) }, cart, step);
  if (failures.length > 0) throw new Error(failures.join("\n"));
  return errors.map(({ message }) => message);
}
