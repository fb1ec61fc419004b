import { FIRST_ID, idAfter } from "./ids.ts";
import type { Location, Shop, ShopState } from "./model.ts";

/** An empty shop with two locations: "Warehouse", which gets a catalogue's units, and "Showroom". */
export function newShopState(shop: Partial<Shop> = {}): ShopState {
  let lastId = FIRST_ID;
  const nextId = () => (lastId = idAfter(lastId));

  const locations: Record<string, Location> = {};
  for (const name of ["Warehouse", "Showroom"]) {
    const id = nextId();
    locations[id] = { id, name, active: true, countryCode: "DE" };
  }

  return {
    shop: {
      id: "71234567890",
      handle: "demo",
      name: "Paniere Demo",
      email: "merchant@demo.example",
      currencyCode: "EUR",
      ianaTimezone: "Europe/Berlin",
      locale: "en",
      primaryDomainUrl: "http://localhost:4501",
      ...shop,
    },
    lastId,
    locations,
    products: {},
    variants: {},
    inventoryItems: {},
    levels: {},
    metafields: {},
    discounts: {},
    carts: {},
    orders: {},
    nextOrderNumber: 1001,
    installations: {},
    tokens: {},
    bulkOperations: {},
    deliveries: [],
  };
}
