import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Crowds } from "../../app/live/crowds.ts";
import { Hub, type HubOptions, type Place, type Source } from "../../app/live/hub.server.ts";
import { openShowTokens } from "../../app/live/show-token.server.ts";
import { createStreams, type StreamsOptions } from "../../app/live/streams.server.ts";

export interface Told {
  readonly kind: string;
  readonly [key: string]: unknown;
}

export const aShow = "8a6e0804-2bd0-4672-b79d-d97027f9071a";
export const storefront = "https://demo.myshopify.com";
const shop = "demo.myshopify.com";
export const tokens = openShowTokens("the stage's secret");
const aToken = tokens.sign({ shop, show: aShow, expiresAt: new Date(Date.now() + 3_600_000) });
/** What a page of the store asks for */
export const streamPath = `/live/shows/${aShow}?token=${aToken}`;
export const nowPath = `/live/shows/${aShow}/now?token=${aToken}`;

/** A show as the database would have it: what viewers are told is read from here. */
export class ShowInMemory implements Source<Told> {
  title = "Spring";
  values: Readonly<Record<string, number>> = {};
  isThere = true;
  loads: string[] = [];
  /** Markets of the snapshots that were read */
  markets: string[] = [];
  /** What a load waits for before it answers */
  gate: Promise<unknown> = Promise.resolve();

  readonly loadSnapshot = async (place: Place): Promise<readonly Told[] | null> => {
    this.markets.push(place.market);
    const snapshot = { kind: "snapshot", title: this.title, values: this.values };
    this.loads.push("snapshot");
    await this.gate;
    return this.isThere ? [snapshot] : null;
  };

  readonly loadChange = async (
    _place: object,
    change: { readonly kind: string; readonly items: readonly string[] },
  ): Promise<readonly Told[] | null> => {
    this.loads.push(change.kind);
    await this.gate;
    if (!this.isThere) return null;
    if (change.kind === "item") return change.items.map((id) => ({ kind: "item", id, value: this.values[id] ?? 0 }));
    return [{ kind: change.kind, title: this.title }];
  };

  readonly subjectOf = (message: Told): string =>
    message.kind === "item" ? `item ${String(message["id"])}` : message.kind;
}

export interface Stage {
  readonly hub: Hub<Told>;
  readonly crowds: Crowds;
  readonly controlRooms: Hub<Told>;
  readonly show: ShowInMemory;
  readonly url: string;
  readonly logged: string[];
  /** Counts up an item, or makes the title another, and says so as the database's announcement would */
  sell(id: string, value: number): void;
  close(): Promise<void>;
}

let epochs = 0;

/** A web process's live room alone: a hub that shows one show, behind a real HTTP server. */
export async function openStage(
  options: Partial<HubOptions> & Partial<StreamsOptions<Told, Told>> & { readonly show?: ShowInMemory } = {},
): Promise<Stage> {
  const logged: string[] = [];
  const note = (_details: object, message: string) => void logged.push(message);
  const common = { log: { info: note, warn: note }, newEpoch: () => `epoch${(epochs += 1)}`, ...options };
  const show = options.show ?? new ShowInMemory();
  const crowds = new Crowds(() => `crowd${(epochs += 1)}`);
  const hub = new Hub<Told>(show, { ...common, crowds });
  const controlRooms = new Hub<Told>(show, common);
  const answer = createStreams<Told, Told>({
    viewers: hub,
    controlRooms,
    findShow: async (id) =>
      id === aShow && show.isThere ? { shop, show: id, origins: [storefront], countries: ["DK", "SE"] } : null,
    readToken: (token) => tokens.read(token, new Date()),
    shopOfToken: async (token) => (token === "demo" ? shop : token === "other" ? "other.myshopify.com" : null),
    onStorefront: () => undefined,
    mostStreams: 100,
    chance: () => 0,
    rememberMs: 0,
    ...common,
  });
  const server = createServer((request, response) => {
    if (!answer(request, response)) response.writeHead(200).end("a page");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  // The address of a server that listens on TCP is never a path.
  const { port } = server.address() as AddressInfo;
  return {
    hub,
    crowds,
    controlRooms,
    show,
    logged,
    url: `http://127.0.0.1:${port}`,
    sell(id, value) {
      show.values = { ...show.values, [id]: value };
      hub.announce({ show: aShow, kind: "item", item: id });
    },
    async close() {
      hub.close("the test is over");
      controlRooms.close("the test is over");
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
