import { GraphQLError } from "graphql";
import { amountInContext } from "../markets/price-in-context.ts";
import { amountOf, type Cents } from "../orders/money.ts";
import { gid, type Id } from "../state/ids.ts";
import { findMetafield, resolveNamespace } from "../state/metafields.ts";
import type { LineProperty } from "../state/records/cart.ts";
import type { Metafield } from "../state/records/metafield.ts";
import type { Product, Variant } from "../state/records/product.ts";
import type { Validation } from "../state/records/validation.ts";
import type { Store } from "../state/store.ts";

export type JourneyStep = "CART_INTERACTION" | "CHECKOUT_INTERACTION" | "CHECKOUT_COMPLETION";

/** A cart, or the lines of a draft, as a validation may look at it */
export interface ValidatedCart {
  readonly lines: readonly ValidatedLine[];
  readonly attributes: readonly LineProperty[];
  readonly subtotal: Cents;
  readonly total: Cents;
  readonly email: string | null;
  readonly countryCode: string;
  /** Of all its money */
  readonly currencyCode: string;
}

export interface ValidatedLine {
  readonly id: string;
  readonly quantity: number;
  readonly attributes: readonly LineProperty[];
  /** Null for a line that is no product */
  readonly merchandise: { readonly product: Product; readonly variant: Variant } | null;
  readonly title: string;
  readonly unitPrice: Cents;
  readonly total: Cents;
}

export interface ValidationQuestion {
  readonly cart: ValidatedCart;
  readonly step: JourneyStep;
  readonly validation: Validation;
}

type KeyArgs = { readonly key?: string | null };
type MetafieldArgs = { readonly namespace?: string | null; readonly key: string };
type TagsArgs = { readonly tags: readonly string[] };

/**
 * The root that a validation's input query is run on. A field that takes arguments is a function; one that the dev store does
 * not know is an error that names it. There are no stock figures, as on Shopify.
 */
export function validationInput(store: Store, { cart, step, validation }: ValidationQuestion): object {
  const { shop } = store.state;
  const metafieldOf = metafieldReader(store, validation.appId);
  // A Decimal is written with one digit at least, as in the Admin API.
  const money = (cents: Cents) => ({ amount: amountOf(cents).replace(/0$/, ""), currencyCode: cart.currencyCode });
  return only("Input", {
    buyerJourney: { step },
    cart: only("Cart", {
      attribute: (args: KeyArgs) => attributeIn(cart.attributes, args),
      buyerIdentity: only("BuyerIdentity", {
        customer: null,
        email: cart.email,
        isAuthenticated: false,
        phone: null,
        purchasingCompany: null,
      }),
      cost: {
        subtotalAmount: money(cart.subtotal),
        totalAmount: money(cart.total),
        totalDutyAmount: null,
        totalTaxAmount: null,
      },
      metafield: () => null,
      deliveryGroups: [],
      lines: cart.lines.map((line) =>
        only("CartLine", {
          id: line.id,
          quantity: line.quantity,
          attribute: (args: KeyArgs) => attributeIn(line.attributes, args),
          cost: {
            amountPerQuantity: money(line.unitPrice),
            compareAtAmountPerQuantity: null,
            subtotalAmount: money(line.unitPrice * line.quantity),
            totalAmount: money(line.total),
          },
          merchandise: merchandiseOf(store, line, metafieldOf),
          sellingPlanAllocation: null,
          parentRelationship: null,
        }),
      ),
    }),
    localization: only("Localization", {
      country: { isoCode: cart.countryCode },
      // LanguageCode writes zh-CN as ZH_CN.
      language: { isoCode: shop.locale.toUpperCase().replace("-", "_") },
    }),
    presentmentCurrencyRate: rateOf(store, cart),
    shop: only("Shop", {
      metafield: metafieldOf(gid("Shop", shop.id)),
      localTime: only("LocalTime", { date: dayIn(shop.ianaTimezone, store.now()) }),
    }),
    validation: only("Validation", { metafield: metafieldOf(gid("Validation", validation.id)) }),
    fetchResult: null,
  });
}

/** The day there is in a time zone: 2026-11-21 */
function dayIn(timeZone: string, at: Date): string {
  return at.toLocaleDateString("sv-SE", { timeZone });
}

/** Units of the cart's currency for one of the shop's. */
function rateOf(store: Store, { countryCode, currencyCode }: ValidatedCart): string {
  if (currencyCode === store.state.shop.currencyCode) return "1.0";
  return String(Number(amountInContext(store, "10000.00", countryCode).amount) / 10_000);
}

type MetafieldReader = (ownerGid: string) => (args: MetafieldArgs) => object | null;

/** Without a namespace the app's own is meant, and `$app` always is the app of the function. */
function metafieldReader(store: Store, appId: Id): MetafieldReader {
  const shown = ({ type, value }: Metafield) => ({ type, value, jsonValue: () => jsonOf(value) });
  return (ownerGid) => (args) => {
    const namespace = resolveNamespace(args.namespace ?? "$app", appId);
    const found = findMetafield(store, ownerGid, namespace, args.key);
    return found ? shown(found) : null;
  };
}

function merchandiseOf(store: Store, line: ValidatedLine, metafieldOf: MetafieldReader): object {
  const weights = { weight: null, weightUnit: "KILOGRAMS" };
  if (!line.merchandise) {
    const { title } = line;
    return only("CustomProduct", {
      __typename: "CustomProduct",
      title,
      isGiftCard: false,
      requiresShipping: true,
      ...weights,
    });
  }
  const { product, variant } = line.merchandise;
  const item = store.state.inventoryItems.get(variant.inventoryItemId);
  return only("ProductVariant", {
    __typename: "ProductVariant",
    id: gid("ProductVariant", variant.id),
    title: variant.title,
    sku: variant.sku,
    requiresShipping: item?.requiresShipping ?? true,
    ...weights,
    metafield: metafieldOf(gid("ProductVariant", variant.id)),
    product: only("Product", {
      id: gid("Product", product.id),
      handle: product.handle,
      title: product.title,
      vendor: product.vendor,
      productType: product.productType,
      isGiftCard: false,
      hasAnyTag: ({ tags }: TagsArgs) => tags.some((tag) => product.tags.includes(tag)),
      hasTags: ({ tags }: TagsArgs) => tags.map((tag) => ({ tag, hasTag: product.tags.includes(tag) })),
      metafield: metafieldOf(gid("Product", product.id)),
    }),
  });
}

function attributeIn(attributes: readonly LineProperty[], { key }: KeyArgs): object | null {
  const found = attributes.find(({ name }) => name === key);
  return found ? { key: found.name, value: found.value } : null;
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** An object whose other fields are errors that name them, never an empty value. */
function only(typeName: string, fields: object): object {
  return new Proxy(fields, {
    get(target, name) {
      if (typeof name === "symbol" || name in target || name === "then" || name === "toJSON")
        return Reflect.get(target, name) as unknown;
      if (name === "__typename") return typeName;
      throw new GraphQLError(`The dev store does not emulate ${typeName}.${name} in a function's input.`, {
        extensions: { code: "NOT_EMULATED" },
      });
    },
  });
}
