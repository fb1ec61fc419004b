import { print } from "graphql";
import { setTimeout as sleep } from "node:timers/promises";
import type { Transaction } from "../persistence/database.server.ts";
import { markImportFailed, markImportWanted, saveImportOperation } from "../persistence/import-progress.server.ts";
import { findShop, lockShop } from "../persistence/shops.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { CatalogueUnreadable, catalogueLines } from "../shopify/catalogue-file.server.ts";
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
import { storeCatalogue } from "./store-catalogue.server.ts";

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
 * where a killed one stopped uses the export that was begun. What cannot be read is told to the merchant, who may try again.
 */
export async function runImport(house: House, shop: string): Promise<void> {
  const wanted = await findShop(house.db, shop);
  if (wanted === null || wanted.importState !== "running") return;
  const admin = await house.shopify(shop);
  try {
    const operation = wanted.importOperation ?? (await startExport(house, shop, admin));
    const exported = await finishedExport(admin, operation);
    const lines = exported.url === null ? noLines() : catalogueLines(exported.url, house.fetch);
    await storeCatalogue(house, await getShop(house.db, shop), {
      lines,
      objectCount: exported.objectCount,
      startedAt: exported.startedAt,
    });
  } catch (error) {
    if (!(error instanceof CatalogueUnreadable)) throw error;
    house.log.warn({ shop, err: error }, "an import failed");
    await failImport(house, shop, error.message);
  }
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
): Promise<{ readonly url: string | null; readonly objectCount: number; readonly startedAt: Date }> {
  for (let pollMs = firstPollMs; ; pollMs = Math.min(pollMs * 1.5, longestPollMs)) {
    const { bulkOperation } = await admin.query(ReadCatalogueExportDocument, { id: gid("BulkOperation", operationId) });
    if (bulkOperation === null) throw new CatalogueUnreadable("Shopify no longer knows the catalogue export");
    switch (bulkOperation.status) {
      case "COMPLETED":
        return {
          url: bulkOperation.url,
          objectCount: Number(bulkOperation.objectCount),
          startedAt: new Date(bulkOperation.createdAt),
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
