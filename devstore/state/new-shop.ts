import type { OnChange } from "./collection.ts";
import { FIRST_ID, idAfter, type Id } from "./ids.ts";
import type { Market } from "./records/market.ts";
import type { Shop } from "./records/shop.ts";
import { ShopState } from "./shop-state.ts";

/** An empty shop that sells in its own country, with two locations ("Warehouse", for a catalogue's units, and "Showroom") and two publications. */
export function newShopState(shop: Partial<Shop>, onChange: OnChange): ShopState {
  const state = new ShopState({ ...DEMO, ...shop }, onChange);
  state.lastId = firstId(state.shop);
  for (const name of ["Warehouse", "Showroom"]) {
    state.lastId = idAfter(state.lastId);
    state.locations.put({
      id: state.lastId,
      name,
      active: true,
      address: { ...NOWHERE, countryCode: state.shop.countryCode },
      fulfillsOnlineOrders: true,
      createdAt: OPENED,
      updatedAt: OPENED,
      deactivatedAt: null,
    });
  }
  state.markets.put(primaryMarket(state));
  for (const name of ["Online Store", "Shop"]) {
    state.lastId = idAfter(state.lastId);
    state.publications.put({ id: state.lastId, name, supportsFuturePublishing: name === "Online Store" });
  }
  state.headChanged();
  return state;
}

/** The market of the shop's own country, in the shop's currency: there always is one. */
function primaryMarket(state: ShopState): Market {
  const { countryCode } = state.shop;
  const regionId = idAfter(state.lastId);
  state.lastId = idAfter(regionId);
  return {
    id: state.lastId,
    name: new Intl.DisplayNames(["en"], { type: "region" }).of(countryCode) ?? countryCode,
    handle: countryCode.toLowerCase(),
    status: "ACTIVE",
    primary: true,
    regions: [{ id: regionId, countryCode }],
    currency: null,
  };
}

/** Ids are never the same in two shops: each has its own range. */
function firstId(shop: Shop): Id {
  return (BigInt(FIRST_ID) + (BigInt(shop.id) - BigInt(DEMO.id)) * IDS_PER_SHOP).toString();
}

const OPENED = "2026-01-05T08:00:00Z";
const NOWHERE = { address1: null, address2: null, city: null, zip: null, provinceCode: null, phone: null };
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
