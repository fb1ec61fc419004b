import type { OnChange } from "./collection.ts";
import { FIRST_ID, idAfter, type Id } from "./ids.ts";
import type { Shop } from "./records/shop.ts";
import { ShopState } from "./shop-state.ts";

/** An empty shop with two locations: "Warehouse", which gets a catalogue's units, and "Showroom". */
export function newShopState(shop: Partial<Shop>, onChange: OnChange): ShopState {
  const state = new ShopState({ ...DEMO, ...shop }, onChange);
  state.lastId = firstId(state.shop);
  for (const name of ["Warehouse", "Showroom"]) {
    state.lastId = idAfter(state.lastId);
    state.locations.put({ id: state.lastId, name, active: true, countryCode: state.shop.countryCode });
  }
  state.headChanged();
  return state;
}

/** Ids are never the same in two shops: each has its own range. */
function firstId(shop: Shop): Id {
  return (BigInt(FIRST_ID) + (BigInt(shop.id) - BigInt(DEMO.id)) * IDS_PER_SHOP).toString();
}

const IDS_PER_SHOP = 10_000_000_000n;

const DEMO: Shop = {
  id: "71234567890",
  handle: "demo",
  name: "Paniere Demo",
  email: "merchant@demo.example",
  currencyCode: "EUR",
  ianaTimezone: "Europe/Berlin",
  locale: "en",
  plan: "DEVELOPMENT",
  countryCode: "DE",
  primaryDomainUrl: "http://localhost:4501",
};
