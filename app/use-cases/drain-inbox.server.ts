import { ZodError } from "zod";
import type { Transaction } from "../persistence/database.server.ts";
import {
  listWaitingMessages,
  markMessageDone,
  markMessageFailed,
  takeMessage,
  type InboxRecord,
} from "../persistence/inbox.server.ts";
import { isWebhookTopic } from "../shopify/webhook-topic.ts";
import { retryDelayMs } from "./effect.ts";
import type { House } from "./house.server.ts";
import { webhookHandlers } from "./webhook-handlers.server.ts";

const lanes = 4;
const mostPerRound = 200;
const mostAttempts = 12;

/** Works through the webhooks that wait, oldest first; answers how many were done. Safe to call from many processes. */
export async function drainInbox(house: House): Promise<number> {
  let done = 0;
  for (;;) {
    const waiting = await listWaitingMessages(house.db, house.clock(), mostPerRound);
    const queue = waiting.values();
    const doneBefore = done;
    const lane = async (): Promise<void> => {
      for (const { id, shop } of queue) if (await handleMessage(house, shop, id)) done += 1;
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    // A round that got nothing done leaves the rest to whoever holds it, or to its due time.
    if (waiting.length < mostPerRound || done === doneBefore) return done;
  }
}

/** Handles a message in one transaction with the note that it is done; answers whether it was. */
async function handleMessage(house: House, shop: string, id: string): Promise<boolean> {
  let attempts = 0;
  try {
    return await house.db.transaction(shop, async (tx) => {
      const message = await takeMessage(tx, id);
      if (message === null) return false;
      attempts = message.attempts + 1;
      await handle(house, tx, message);
      await markMessageDone(tx, id, house.clock());
      return true;
    });
  } catch (error) {
    await noteFailure(house, shop, { id, attempts, error });
    return false;
  }
}

async function handle(house: House, tx: Transaction, message: InboxRecord): Promise<void> {
  if (!isWebhookTopic(message.topic)) {
    house.log.warn({ shop: message.shop, topic: message.topic }, "a webhook nobody asked for");
    return;
  }
  const body: unknown = JSON.parse(message.body.toString("utf8"));
  await webhookHandlers[message.topic](house, tx, { id: message.id, triggeredAt: message.triggeredAt, body });
}

async function noteFailure(
  house: House,
  shop: string,
  failure: { readonly id: string; readonly attempts: number; readonly error: unknown },
): Promise<void> {
  const { attempts, error } = failure;
  // A body that is not what its topic promises stays so: no second try.
  const isFinal = error instanceof ZodError || error instanceof RangeError || attempts >= mostAttempts;
  const now = house.clock();
  await house.db.transaction(shop, (tx) =>
    markMessageFailed(tx, failure.id, {
      error: error instanceof ZodError ? `not understood: ${pathsOf(error)}` : String(error),
      dueAt: isFinal ? null : new Date(now.getTime() + retryDelayMs(attempts)),
      now,
    }),
  );
  house.log.error({ err: error, shop, message: failure.id, givenUp: isFinal }, "a webhook could not be worked on");
}

function pathsOf(error: ZodError): string {
  return error.issues.map((issue) => issue.path.join(".")).join(", ");
}
