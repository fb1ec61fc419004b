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
import type { VariantsOfShow } from "./free-stock.server.ts";
import type { House } from "./house.server.ts";
import { MovedUnits } from "./moved-units.server.ts";
import { webhookHandlers } from "./webhook-handlers.server.ts";

const lanes = 4;
const mostPerRound = 200;
const mostAttempts = 12;

/**
 * Works through the webhooks that wait, oldest first; answers how many were done. Safe to call from many processes. What follows
 * from units that moved (turns of the queue, the guard) is done once for a round of them; if the process dies before, the next
 * sweep does it.
 */
export async function drainInbox(house: House): Promise<number> {
  let done = 0;
  for (;;) {
    const waiting = await listWaitingMessages(house.db, house.clock(), mostPerRound);
    const queue = waiting.values();
    const doneBefore = done;
    const moved = new MovedUnits();
    const lane = async (): Promise<void> => {
      for (const { id, shop } of queue) if (await handleMessage(house, { shop, id }, moved)) done += 1;
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    await moved.thinkOver(house);
    // A round that got nothing done leaves the rest to whoever holds it, or to its due time.
    if (waiting.length < mostPerRound || done === doneBefore) return done;
  }
}

/** Handles a message in one transaction with the note that it is done; answers whether it was. */
async function handleMessage(
  house: House,
  { shop, id }: { readonly shop: string; readonly id: string },
  moved: MovedUnits,
): Promise<boolean> {
  let attempts = 0;
  try {
    const byThis: VariantsOfShow[] = [];
    const isDone = await house.db.replayable(shop, async (tx) => {
      const message = await takeMessage(tx, id);
      if (message === null) return false;
      attempts = message.attempts + 1;
      byThis.length = 0;
      await handle(house, tx, message, (variants) => byThis.push(variants));
      await markMessageDone(tx, id, house.clock());
      return true;
    });
    for (const variants of byThis) moved.add(shop, variants);
    return isDone;
  } catch (error) {
    await noteFailure(house, shop, { id, attempts, error });
    return false;
  }
}

async function handle(
  house: House,
  tx: Transaction,
  message: InboxRecord,
  unitsMoved: (moved: VariantsOfShow) => void,
): Promise<void> {
  if (!isWebhookTopic(message.topic)) {
    house.log.warn({ shop: message.shop, topic: message.topic }, "a webhook nobody asked for");
    return;
  }
  const { id, triggeredAt } = message;
  const body: unknown = JSON.parse(message.body.toString("utf8"));
  await webhookHandlers[message.topic](house, tx, { id, triggeredAt, body, unitsMoved });
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
