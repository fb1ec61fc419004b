import type { OrderTransaction } from "../../state/records/order.ts";
import { isGiven } from "../given.ts";
import type { AddressInput } from "./address-input.ts";
import { onlyEmulated } from "./emulated-input.ts";

export type MoneyGiven = { readonly shopMoney: { readonly amount: string; readonly currencyCode: string } };

export type TaxLineInput = {
  readonly title: string;
  readonly rate: string;
  readonly priceSet?: MoneyGiven | null;
  readonly channelLiable?: boolean | null;
};

export type LineInput = {
  readonly variantId?: string | null;
  readonly title?: string | null;
  readonly variantTitle?: string | null;
  readonly sku?: string | null;
  readonly vendor?: string | null;
  readonly quantity: number;
  readonly priceSet?: MoneyGiven | null;
  readonly properties?: readonly { readonly name: string; readonly value: string }[] | null;
  readonly requiresShipping?: boolean | null;
  readonly taxable?: boolean | null;
  readonly taxLines?: readonly TaxLineInput[] | null;
};

export type CustomerGiven = {
  readonly toAssociate?: { readonly id?: string | null; readonly email?: string | null } | null;
  readonly toUpsert?: {
    readonly id?: string | null;
    readonly email?: string | null;
    readonly firstName?: string | null;
    readonly lastName?: string | null;
    readonly phone?: string | null;
    readonly note?: string | null;
    readonly tags?: readonly string[] | null;
    readonly taxExempt?: boolean | null;
  } | null;
};

export type FulfillmentGiven = {
  readonly locationId: string;
  readonly trackingCompany?: string | null;
  readonly trackingNumber?: string | null;
  readonly trackingNumbers?: readonly string[] | null;
};

/** What the dev store reads of `OrderCreateOrderInput` */
export type OrderInput = {
  readonly name?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly note?: string | null;
  readonly poNumber?: string | null;
  readonly tags?: readonly string[] | null;
  readonly currency?: string | null;
  readonly presentmentCurrency?: string | null;
  readonly processedAt?: string | null;
  readonly closedAt?: string | null;
  readonly sourceName?: string | null;
  readonly sourceIdentifier?: string | null;
  readonly financialStatus?: "AUTHORIZED" | "EXPIRED" | "PAID" | "PARTIALLY_PAID" | "PENDING" | "VOIDED" | null;
  readonly customerId?: string | null;
  readonly customer?: CustomerGiven | null;
  readonly customAttributes?: readonly { readonly key: string; readonly value: string }[] | null;
  readonly shippingAddress?: AddressInput | null;
  readonly billingAddress?: AddressInput | null;
  readonly shippingLines?:
    | readonly {
        readonly title: string;
        readonly code?: string | null;
        readonly source?: string | null;
        readonly priceSet: MoneyGiven;
        readonly taxLines?: readonly TaxLineInput[] | null;
      }[]
    | null;
  readonly lineItems?: readonly LineInput[] | null;
  readonly taxLines?: readonly TaxLineInput[] | null;
  readonly taxesIncluded?: boolean | null;
  readonly test?: boolean | null;
  readonly discountCode?: {
    readonly itemFixedDiscountCode?: { readonly code: string; readonly amountSet?: MoneyGiven | null } | null;
    readonly itemPercentageDiscountCode?: { readonly code: string; readonly percentage?: number | null } | null;
  } | null;
  readonly fulfillment?: FulfillmentGiven | null;
  readonly transactions?:
    | readonly {
        readonly amountSet: MoneyGiven;
        readonly kind?: OrderTransaction["kind"] | null;
        readonly status?: OrderTransaction["status"] | null;
        readonly gateway?: string | null;
        readonly processedAt?: string | null;
      }[]
    | null;
};

export type OrderCreateArgs = {
  readonly order: OrderInput;
  readonly options?: {
    readonly inventoryBehaviour?: "BYPASS" | "DECREMENT_IGNORING_POLICY" | "DECREMENT_OBEYING_POLICY" | null;
  } | null;
};

const ORDER_FIELDS =
  "name email phone note poNumber tags currency presentmentCurrency processedAt closedAt sourceName sourceIdentifier financialStatus customerId customer customAttributes shippingAddress billingAddress shippingLines lineItems taxLines taxesIncluded test discountCode fulfillment transactions".split(
    " ",
  );
const LINE_FIELDS =
  "variantId productId title variantTitle sku vendor quantity priceSet properties requiresShipping taxable taxLines".split(
    " ",
  );
const STATUSES = ["AUTHORIZED", "EXPIRED", "PAID", "PARTIALLY_PAID", "PENDING", "VOIDED"];
const KINDS = ["AUTHORIZATION", "CAPTURE", "SALE"];

/** Throws for what the dev store would have to leave out of the order, by its name. */
export function onlyEmulatedOrder(input: OrderInput, shopCurrency: string): void {
  onlyEmulated("OrderCreateOrderInput", withoutDefaults(input), ORDER_FIELDS);
  for (const line of input.lineItems ?? [])
    onlyEmulated("OrderCreateLineItemInput", withoutDefaults(line), LINE_FIELDS);
  const { discountCode, fulfillment, financialStatus, currency, presentmentCurrency, transactions } = input;
  const discounts = ["itemFixedDiscountCode", "itemPercentageDiscountCode"];
  if (discountCode) onlyEmulated("OrderCreateDiscountCodeInput", withoutDefaults(discountCode), discounts);
  const tracking = ["locationId", "trackingCompany", "trackingNumber", "trackingNumbers", "notifyCustomer"];
  if (fulfillment) onlyEmulated("OrderCreateFulfillmentInput", withoutDefaults(fulfillment), tracking);
  for (const { kind } of transactions ?? [])
    onlyEmulated("OrderCreateOrderTransactionInput", { [`kind: ${kind ?? "SALE"}`]: true }, KINDS.map(asKind));
  onlyEmulated("OrderCreateOrderInput", isGiven(financialStatus) ? { [financialStatus]: true } : {}, STATUSES);
  for (const code of [currency, presentmentCurrency])
    onlyEmulated("OrderCreateOrderInput", isGiven(code) ? { [`currency ${code}`]: true } : {}, [
      `currency ${shopCurrency}`,
    ]);
}

function asKind(kind: string): string {
  return `kind: ${kind}`;
}

/** Fields that the schema fills in by itself when nobody asks for them. */
function withoutDefaults(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== false));
}
