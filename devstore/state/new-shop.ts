import type { OnChange } from "./collection.ts";
import { idAfter } from "./ids.ts";
import type { Shop } from "./records/shop.ts";
import { ShopState } from "./shop-state.ts";

/** An empty shop with two locations: "Warehouse", which gets a catalogue's units, and "Showroom". */
export function newShopState(shop: Partial<Shop>, onChange: OnChange): ShopState {
  const state = new ShopState({ ...DEMO, ...shop }, onChange);
  for (const name of ["Warehouse", "Showroom"]) {
    state.lastId = idAfter(state.lastId);
    state.locations.put({ id: state.lastId, name, active: true, countryCode: "DE" });
  }
  state.headChanged();
  return state;
}

const DEMO: Shop = {
  id: "71234567890",
  handle: "demo",
  name: "Paniere Demo",
  email: "merchant@demo.example",
  currencyCode: "EUR",
  ianaTimezone: "Europe/Berlin",
  locale: "en",
  primaryDomainUrl: "http://localhost:4501",
};
