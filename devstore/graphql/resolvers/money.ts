import { amountOf, centsOf } from "../../orders/money.ts";
import type { AdminContext } from "../resolver.ts";

export interface MoneyV2 {
  readonly amount: string;
  readonly currencyCode: string;
}

/** A MoneyV2: its amount is a Decimal, which Shopify writes with one digit at least ("50.0", "19.99"). */
export function money(context: AdminContext, amount: string): MoneyV2 {
  return { amount: amountOf(centsOf(amount)).replace(/0$/, ""), currencyCode: context.store.state.shop.currencyCode };
}

/** A MoneyBag: the dev store sells in the shop's own currency only. */
export function moneyBag(context: AdminContext, amount: string): { shopMoney: MoneyV2; presentmentMoney: MoneyV2 } {
  return { shopMoney: money(context, amount), presentmentMoney: money(context, amount) };
}

/** A MoneyV2 in a currency of its own, such as what an app charges. */
export function price(amount: string, currencyCode: string): MoneyV2 {
  return { amount: amountOf(centsOf(amount)).replace(/0$/, ""), currencyCode };
}
