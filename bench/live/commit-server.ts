/**
 * The app's hub as a process that hears of commits: `commit-server DATABASE SHOW ITEM PORT`. Told to publish, it sends the item as
 * it was read last without asking the database: the fan-out alone.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { ItemView, LiveMessage } from "../../app/live/message.ts";
import { PostgresBus } from "../../app/live/postgres-bus.server.ts";
import { viewersSource } from "../../app/use-cases/tell-viewers.server.ts";
import { openBenchHouse } from "../bench-house.ts";
import { openHub, silent } from "./hub-streams.ts";
import { markOf } from "./message.ts";
import { serve } from "./serve.ts";

const [databaseUrl = "", show = "", item = ""] = process.argv.slice(2);
const { house } = await openBenchHouse(databaseUrl, { maintainsQueue: false });
const read = viewersSource(house);
let known: ItemView | null = null;
let untold: LiveMessage | null = null;

const { viewers, server } = openHub<LiveMessage>(show, {
  ...read,
  async loadChange(place, change) {
    const messages = untold === null ? await read.loadChange(place, change) : [untold];
    untold = null;
    for (const message of messages ?? []) if (message.kind === "item") known = message.item;
    return messages;
  },
});
const bus = new PostgresBus({ databaseUrl, log: silent });
bus.listen({ onAnnouncement: (announcement) => viewers.announce(announcement), onListening: () => viewers.resync() });
while (!bus.isListening) await wait(10);

serve(server, (nth) => {
  if (known === null) throw new Error("nothing was committed yet");
  untold = { kind: "item", item: { ...known, title: `Linen shirt ${markOf(nth)}` } };
  viewers.announce({ show, kind: "item", item });
});
