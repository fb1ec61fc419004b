import type { Transaction } from "../persistence/database.server.ts";
import { markUninstalled } from "../persistence/shops.server.ts";
import type { House } from "./house.server.ts";
import type { WebhookMessage } from "./webhook-message.ts";

/** app/uninstalled: the shop is marked and its logins are forgotten, unless it has installed the app again since. */
export async function recordUninstall(house: House, tx: Transaction, message: WebhookMessage): Promise<void> {
  await markUninstalled(tx, message.triggeredAt === null ? house.clock() : new Date(message.triggeredAt));
}
