import { deleteProduct } from "../persistence/catalogue.server.ts";
import type { Transaction } from "../persistence/database.server.ts";
import { insertDrifts } from "../persistence/drifts.server.ts";
import { deleteGoneVariants, listOverdueProducts, type KnownProduct } from "../persistence/known-line-up.server.ts";
import { touchItemsOfProducts } from "../persistence/on-screen.server.ts";
import { saveReadProducts } from "../persistence/readings.server.ts";
import type { ShopRecord } from "../persistence/shops.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { ListVariantIdsDocument, ReadProductsDocument } from "../shopify/generated.ts";
import { gid, idOf } from "../shopify/gid.ts";
import { productsIn, type ReadProduct } from "../shopify/line-up-reading.ts";
import { foundDrift, goneDrift, nothingWritten } from "./found-drift.ts";
import type { House } from "./house.server.ts";
import { oweDealsOf } from "./settle-deals.server.ts";

/** Products of one query: each costs six points of its 1000. */
const mostProducts = 150;

/** A show whose line-up is compared with Shopify. */
export interface Reconciling {
  readonly shop: ShopRecord;
  readonly showId: string;
  readonly admin: AdminClient;
}

interface ChangedProduct {
  readonly read: ReadProduct;
  readonly variantIds: readonly string[];
}

interface ProductsReading {
  readonly known: readonly KnownProduct[];
  readonly changed: readonly ChangedProduct[];
  /** Products that Shopify does not have */
  readonly absent: readonly string[];
  readonly asOf: Date;
}

/**
 * Compares the products of a line-up, and of those that changed the list of their variants. Answers the variants that the line-up
 * has now, by their ids.
 */
export async function reconcileProducts(
  house: House,
  { shop, showId, admin }: Reconciling,
  known: readonly KnownProduct[],
): Promise<readonly string[]> {
  const variantIds: string[] = [];
  for (let from = 0; from < known.length; from += mostProducts) {
    const asked = known.slice(from, from + mostProducts);
    const ids = asked.map((product) => gid("Product", product.id));
    const { data, asOf } = await admin.read(ReadProductsDocument, { ids });
    const found = new Map(productsIn(data).map((product) => [product.id, product]));
    const changed: ChangedProduct[] = [];
    const absent: string[] = [];
    for (const product of asked) {
      const read = found.get(product.id);
      if (read === undefined) absent.push(product.id);
      else if (isAsKnown(product, read)) variantIds.push(...product.variantIds);
      else {
        const listed = await listVariantIds(admin, product.id);
        variantIds.push(...listed);
        changed.push({ read, variantIds: listed });
      }
    }
    if (changed.length === 0 && absent.length === 0) continue;
    const reading = { known: asked, changed, absent, asOf };
    await house.db.transaction(shop.domain, (tx) => storeProducts(house, tx, { showId, reading }));
  }
  return variantIds;
}

/** Any change of a product moves its time, but for that of the channels which it is published on. */
function isAsKnown(known: KnownProduct, read: ReadProduct): boolean {
  return (
    known.updatedAt?.getTime() === Date.parse(read.updatedAt) &&
    known.status === read.status &&
    known.published === read.published &&
    known.variantIds.length === read.variantCount
  );
}

async function listVariantIds(admin: AdminClient, productId: string): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ;) {
    const { product }: { product: VariantPage | null } = await admin.query(ListVariantIdsDocument, {
      id: gid("Product", productId),
      after,
    });
    if (product === null) return ids;
    ids.push(...product.variants.nodes.map((variant) => idOf(variant.id)));
    if (!product.variants.pageInfo.hasNextPage) return ids;
    after = product.variants.pageInfo.endCursor;
  }
}

interface VariantPage {
  readonly variants: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

async function storeProducts(
  house: House,
  tx: Transaction,
  { showId, reading }: { readonly showId: string; readonly reading: ProductsReading },
): Promise<void> {
  const { known, changed, absent, asOf } = reading;
  const now = house.clock();
  const gone = await listOverdueProducts(tx, absent, asOf);
  for (const id of gone) await deleteProduct(tx, id, now);
  const products = await saveReadProducts(
    tx,
    changed.map(({ read, variantIds }) => ({ ...read, variantIds })),
    asOf,
  );
  const listed = new Set(changed.flatMap(({ variantIds }) => variantIds));
  const ids = new Set(changed.map(({ read }) => read.id));
  const unlisted = known.filter((product) => ids.has(product.id)).flatMap((product) => product.variantIds);
  const ofVariants = await deleteGoneVariants(
    tx,
    unlisted.filter((id) => !listed.has(id)),
    asOf,
  );
  const touched = new Set([
    ...gone,
    ...ofVariants,
    ...products.filter((product) => product.isOtherwise).map(({ id }) => id),
  ]);
  await oweDealsOf(house, tx, await touchItemsOfProducts(tx, [...touched]));
  const drifts = [...foundDrift({ ...nothingWritten, products }, asOf), ...goneDrift([...gone, ...ofVariants])];
  await insertDrifts(tx, showId, { drifts, foundAt: now });
}
