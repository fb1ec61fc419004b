import { listUnpricedVariants, replaceMarketPrices } from "../persistence/market-prices.server.ts";
import { touchItemsOfVariants } from "../persistence/on-screen.server.ts";
import { findShop } from "../persistence/shops.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import {
  ListMarketCountriesDocument,
  ReadMarketPricesDocument,
  type CountryCode,
  type ListMarketCountriesQuery,
} from "../shopify/generated.ts";
import { gid } from "../shopify/gid.ts";
import { countriesIn, inTurns, marketPricesIn } from "../shopify/market-reading.ts";
import type { House } from "./house.server.ts";

/** Prices move seldom, and never those that shoppers pay: the checkout has them from Shopify. */
const readAgainAfterMs = 30 * 60_000;
/** Each country is a query of its own. */
const mostCountries = 40;
/** Variants of one query: each costs four points of its 1000. */
const mostVariants = 200;

/**
 * Reads what the variants of a line-up cost in the countries of the shop's active markets, unless it was read within the last
 * half hour and they have not changed since; viewers are told of what is another now. A market of many countries, and a shop of many markets, is read as far as forty countries go. Without the scope
 * `read_markets`, which a merchant may not have granted yet, nothing is read.
 */
export async function readMarketPrices(house: House, shop: string, showId: string): Promise<void> {
  const known = await findShop(house.db, shop);
  if (known === null || known.uninstalledAt !== null || !known.scopes.includes("read_markets")) return;
  const at = house.clock();
  const before = new Date(at.getTime() - readAgainAfterMs);
  const variantIds = await listUnpricedVariants(house.db, shop, { showId, before });
  if (variantIds.length === 0) return;
  const admin = await house.shopify(shop);
  const countries = inTurns(await listMarkets(admin), mostCountries);
  for (let from = 0; from < variantIds.length; from += mostVariants) {
    const asked = variantIds.slice(from, from + mostVariants);
    const prices = await pricesOf(admin, { variantIds: asked, countries });
    await house.db.transaction(shop, async (tx) => {
      const changed = await replaceMarketPrices(tx, { variantIds: asked, prices, at });
      if (changed.length > 0) await touchItemsOfVariants(tx, { showId, variantIds: changed });
    });
  }
}

async function listMarkets(admin: AdminClient): Promise<readonly (readonly CountryCode[])[]> {
  const markets: (readonly CountryCode[])[] = [];
  for (let after: string | null = null; ;) {
    const page: ListMarketCountriesQuery = await admin.query(ListMarketCountriesDocument, { after });
    markets.push(...countriesIn(page));
    if (!page.markets.pageInfo.hasNextPage) return markets;
    after = page.markets.pageInfo.endCursor;
  }
}

async function pricesOf(
  admin: AdminClient,
  asked: { readonly variantIds: readonly string[]; readonly countries: readonly CountryCode[] },
) {
  const ids = asked.variantIds.map((id) => gid("ProductVariant", id));
  const prices: ReturnType<typeof marketPricesIn>[number][] = [];
  for (const country of asked.countries) {
    prices.push(...marketPricesIn(await admin.query(ReadMarketPricesDocument, { ids, country }), country));
  }
  return prices;
}
