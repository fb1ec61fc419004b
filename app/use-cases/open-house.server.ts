import { randomUUID } from "node:crypto";
import type { Logger } from "pino";
import { openQueue } from "../jobs/queue.server.ts";
import { openRedisPublisher, type RedisPublisher } from "../live/redis-bus.server.ts";
import { openShowTokens } from "../live/show-token.server.ts";
import { openDatabase } from "../persistence/database.server.ts";
import { startEmbeddedPostgres } from "../persistence/embedded-postgres.server.ts";
import { migrate } from "../persistence/migrations.server.ts";
import { offlineTokens } from "../persistence/offline-tokens.server.ts";
import { openAdminApi } from "../shopify/admin-api.server.ts";
import { holdKey } from "../shopify/hold-key.server.ts";
import { webhookVerifier } from "../shopify/webhook-signature.server.ts";
import type { House } from "./house.server.ts";
import { openShopperTokens } from "./shopper-token.server.ts";

export interface HouseOptions {
  /** Null starts the embedded PostgreSQL, or shares it, and brings it up to date */
  readonly databaseUrl: string | null;
  readonly embeddedDatabasePort: number;
  readonly dataDir: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly appOrigin: string;
  readonly log: Logger;
  /** Where announcements travel; null for the database's own NOTIFY. The same for all processes of one database */
  readonly redisUrl: string | null;
  /** A worker keeps the queue's tables in order; a web process only enqueues */
  readonly maintainsQueue: boolean;
}

export interface OpenHouse {
  readonly house: House;
  /** Where the database is, for those who need a connection of their own */
  readonly databaseUrl: string;
  /** Lets running work finish and ends every connection; an embedded database that nobody else uses is stopped. */
  readonly close: () => Promise<void>;
}

/** Opens what use cases need, once per process. */
export async function openHouse(options: HouseOptions): Promise<OpenHouse> {
  const { apiKey, apiSecret, appOrigin, log, maintainsQueue } = options;
  const clock = () => new Date();
  const { databaseUrl, release } = await findDatabase(options);
  const publisher = options.redisUrl === null ? null : openRedisPublisher({ redisUrl: options.redisUrl, log });
  const onError = (error: Error) => log.warn({ err: error }, "an idle connection was lost");
  const db = openDatabase(databaseUrl, onError, publisher === null ? undefined : keptFor(publisher, log));
  const queue = await openQueue(databaseUrl, { log, maintains: maintainsQueue });
  const house: House = {
    db,
    queue,
    shopify: openAdminApi({ apiKey, apiSecret, tokens: offlineTokens(db), fetch, clock }),
    isFromShopify: webhookVerifier(apiSecret),
    holdKey: (shop, version) => holdKey(apiSecret, shop, version),
    shoppers: openShopperTokens(apiSecret),
    showTokens: openShowTokens(apiSecret),
    fetch,
    clock,
    newId: randomUUID,
    appOrigin,
    log,
  };
  return {
    house,
    databaseUrl,
    async close() {
      await queue.stop();
      await db.close();
      publisher?.close();
      await release();
    },
  };
}

/** Announcements wait in the database while Redis is away. */
function keptFor({ publish }: RedisPublisher, log: Logger) {
  return {
    publish,
    onTrouble: (error: Error | null) =>
      error === null
        ? log.info("announcements travel again")
        : log.warn({ err: error }, "announcements wait in the database"),
  };
}

async function findDatabase(options: HouseOptions): Promise<{ databaseUrl: string; release: () => Promise<void> }> {
  if (options.databaseUrl !== null) return { databaseUrl: options.databaseUrl, release: async () => undefined };
  const embedded = await startEmbeddedPostgres({
    dataDir: options.dataDir,
    port: options.embeddedDatabasePort,
    log: (words) => options.log.info(words),
  });
  await migrate(embedded.url);
  return { databaseUrl: embedded.url, release: () => embedded.stop() };
}
