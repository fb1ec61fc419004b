import { print } from "graphql";
import { setTimeout as sleep } from "node:timers/promises";
import type { Transaction } from "../persistence/database.server.ts";
import {
  forgetOperation,
  listShopsToCompare,
  markImportFailed,
  markImportWanted,
  saveImportOperation,
} from "../persistence/import-progress.server.ts";
import { findShop, lockShop, type ShopRecord } from "../persistence/shops.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { asOf } from "../shopify/as-of.ts";
import { catalogueLines } from "../shopify/catalogue-file.server.ts";
import { CatalogueUnreadable } from "../shopify/errors.ts";
import {
  CatalogueExportDocument,
  CountCatalogueDocument,
  ReadCatalogueExportDocument,
  StartCatalogueExportDocument,
} from "../shopify/generated.ts";
import { gid, idOf } from "../shopify/gid.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { refreshShop } from "./refresh-shop.server.ts";
import { getShop } from "./shop-and-show.server.ts";
import { storeCatalogue, type Purpose } from "./store-catalogue.server.ts";

/** Asks for an import of catalogue and stock; one that is asked for or runs already is not asked for again. */
export async function requestImport(house: House, shop: string): Promise<void> {
  await house.db.transaction(shop, async (tx) => {
    const known = await lockShop(tx);
    if (known === null || known.uninstalledAt !== null || known.importState === "running") return;
    await wantImport(house, tx);
  });
}

/** The same within a transaction that knows that none runs. */
export async function wantImport(house: House, tx: Transaction): Promise<void> {
  await markImportWanted(tx);
  await oweEffect(house, tx, "import-catalogue", "catalogue");
}

/**
 * Imports the catalogue and its stock: has Shopify export them, waits, and stores what the export says. A run that takes up
 * where a killed one stopped goes on in the file of the export that was begun. What cannot be read is told to the merchant,
 * who may try again.
 */
export async function runImport(house: House, shop: string): Promise<void> {
  const wanted = await findShop(house.db, shop);
  if (wanted === null || wanted.importState !== "running") return;
  try {
    await storeExport(house, wanted, "import");
  } catch (error) {
    if (!(error instanceof CatalogueUnreadable)) throw error;
    house.log.warn({ shop, err: error }, "an import failed");
    await failImport(house, shop, error.message);
  }
}

/**
 * Compares the whole catalogue with a new export of it, makes right what is otherwise, and records it as drift. Throws what the
 * import tells the merchant, so that it is tried again with another export.
 */
export async function compareCatalogue(house: House, shop: string): Promise<void> {
  const known = await findShop(house.db, shop);
  if (known === null || known.uninstalledAt !== null || known.importState !== "done") return;
  try {
    await storeExport(house, known, "comparison");
  } catch (error) {
    if (error instanceof CatalogueUnreadable) {
      const { importOperation } = (await findShop(house.db, shop)) ?? known;
      if (importOperation !== null) await forgetOperation(house.db, shop, importOperation);
    }
    throw error;
  }
}

const mostPerSweep = 5;

/** Owes a comparison to the shops whose night it is, or whose last one is long ago. */
export async function oweComparisons(house: House): Promise<void> {
  for (const shop of await listShopsToCompare(house.db, house.clock(), mostPerSweep)) {
    await house.db.transaction(shop, (tx) => oweEffect(house, tx, "compare-catalogue", "catalogue"));
  }
}

async function storeExport(house: House, shop: ShopRecord, purpose: Purpose): Promise<void> {
  const admin = await house.shopify(shop.domain);
  const begun = shop.importOperation;
  const operation = begun ?? (await startExport(house, shop.domain, admin));
  const exported = await finishedExport(admin, operation);
  await storeCatalogue(house, await getShop(house.db, shop.domain), {
    purpose,
    operation,
    lines: exported.url === null ? noLines() : catalogueLines(exported.url, house.fetch),
    objectCount: exported.objectCount,
    asOf: exported.asOf,
    storedLines: begun === null ? 0 : shop.importedLines,
  });
}

/** Tells the merchant that the import failed. */
export async function failImport(house: House, shop: string, words: string): Promise<void> {
  await markImportFailed(house.db, shop, words);
}

async function* noLines(): AsyncGenerator<string> {
  // A store without products has no file.
}

/** Begins an export. Money and locations are read with it, so that its prices and levels are understood. */
async function startExport(house: House, shop: string, admin: AdminClient): Promise<string> {
  await refreshShop(house, shop);
  const counts = await admin.query(CountCatalogueDocument, {});
  const { bulkOperationRunQuery } = await admin.mutate(StartCatalogueExportDocument, {
    query: print(CatalogueExportDocument),
  });
  const operation = bulkOperationRunQuery?.bulkOperation;
  if (operation === null || operation === undefined) throw new TypeError("bulkOperationRunQuery answered no operation");
  const id = idOf(operation.id);
  await house.db.transaction(shop, async (tx) => {
    const total = (counts.productsCount?.count ?? 0) + (counts.productVariantsCount?.count ?? 0);
    await saveImportOperation(tx, { id, createdAt: operation.createdAt, total });
  });
  return id;
}

const firstPollMs = 200;
const longestPollMs = 5_000;

/** Waits until the export is finished. Throws CatalogueUnreadable when it will never be. */
async function finishedExport(
  admin: AdminClient,
  operationId: string,
): Promise<{ readonly url: string | null; readonly objectCount: number; readonly asOf: Date }> {
  for (let pollMs = firstPollMs; ; pollMs = Math.min(pollMs * 1.5, longestPollMs)) {
    const { bulkOperation } = await admin.query(ReadCatalogueExportDocument, { id: gid("BulkOperation", operationId) });
    if (bulkOperation === null) throw new CatalogueUnreadable("Shopify no longer knows the catalogue export");
    switch (bulkOperation.status) {
      case "COMPLETED":
        return {
          url: bulkOperation.url,
          objectCount: Number(bulkOperation.objectCount),
          asOf: asOf({ date: bulkOperation.createdAt, askedAt: new Date(bulkOperation.createdAt), tookMs: 0 }),
        };
      case "CREATED":
      case "RUNNING":
        await sleep(pollMs);
        break;
      case "CANCELED":
      case "CANCELING":
      case "EXPIRED":
      case "FAILED":
        throw new CatalogueUnreadable(
          `Shopify's catalogue export ended as ${bulkOperation.status} (${bulkOperation.errorCode ?? "no reason given"})`,
        );
    }
  }
}
