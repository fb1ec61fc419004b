import { addProduct, addVariant, announceProduct } from "../../devstore/catalogue/product-records.ts";
import { changeQuantities, findLevel } from "../../devstore/inventory/stock.ts";
import { placeOrder } from "../../devstore/orders/place-order.ts";
import type { Order } from "../../devstore/state/records/order.ts";
import type { Product, Variant } from "../../devstore/state/records/product.ts";
import type { Store } from "../../devstore/state/store.ts";

export interface ProductInStore {
  readonly product: Product;
  readonly variant: Variant;
}

/** Adds a product with one variant that the store counts, and tells of it. */
export function aProductIn(
  store: Store,
  given: { title: string; price?: string; units?: number; published?: boolean },
): ProductInStore {
  const at = store.timestamp();
  const product: Product = {
    id: store.nextId(),
    handle: given.title.toLowerCase().replaceAll(" ", "-"),
    title: given.title,
    bodyHtml: "",
    vendor: "Paniere",
    productType: "",
    tags: [],
    status: "ACTIVE",
    published: given.published ?? true,
    options: [{ id: store.nextId(), name: "Title", values: ["Default Title"] }],
    variantIds: [],
    images: [],
    createdAt: at,
    updatedAt: at,
  };
  addProduct(store, product);
  const variant = addVariant(
    store,
    product,
    {
      title: "Default Title",
      sku: null,
      barcode: null,
      price: given.price ?? "20.00",
      compareAtPrice: null,
      optionValues: ["Default Title"],
      position: 1,
      inventoryPolicy: "DENY",
      taxable: true,
      imageId: null,
    },
    { tracked: true, requiresShipping: true, cost: null, units: given.units ?? 5 },
  );
  announceProduct(store, product);
  return { product, variant };
}

/** Changes how many units of a variant are in the first location, and tells of it. */
export function restock(store: Store, variant: Variant, by: number): void {
  const level = findLevel(store, variant.inventoryItemId, [...store.state.locations.keys()][0] ?? "");
  if (level === null) throw new Error("the variant has no level");
  changeQuantities(store, [{ level, name: "available", delta: by }]);
}

/** Buys in the store's checkout. */
export function buy(
  store: Store,
  line: { variant: Variant; quantity: number; properties?: Readonly<Record<string, string>>; codes?: string[] },
): Order {
  const properties = Object.entries(line.properties ?? {}).map(([name, value]) => ({ name, value }));
  const order = placeOrder(store, {
    lines: [{ variantId: line.variant.id, quantity: line.quantity, properties }],
    email: "shopper@example.com",
    shippingAddress: {
      firstName: "Ada",
      lastName: "Shopper",
      address1: "1 Way",
      city: "Berlin",
      zip: "10115",
      countryCode: "DE",
    },
    discountCodes: line.codes ?? [],
    cartToken: null,
  });
  if ("refused" in order) throw new Error(`sold out: ${order.available} left`);
  return order;
}
