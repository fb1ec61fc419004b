import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AppRegistration, readAppRegistration } from "./access/app-registration.ts";
import { findInstallation, install } from "./access/installation.ts";
import { sessionToken } from "./access/session-token.ts";
import { embeddedAddress, merchantUserId } from "./admin/pages/app-frame-page.ts";
import { type GeneratedShop, generateShop } from "./catalogue/generated/generate-shop.ts";
import { loadCatalogue, type LoadedCatalogue } from "./catalogue/load-catalogue.ts";
import { withControl } from "./control/control-handler.ts";
import { Control } from "./control/control.ts";
import { turnedAway } from "./control/outage.ts";
import { openCertificateAuthority } from "./network/certificate-authority.ts";
import { type DoorPorts, openDoors } from "./network/doors.ts";
import { createAdminHost, createHostRouter, createPersonsShops } from "./network/host-router.ts";
import { createTunnel } from "./network/tunnel.ts";
import { Shops } from "./shops.ts";
import { Snapshots } from "./snapshots.ts";
import type { Clock } from "./state/clock.ts";
import type { Store } from "./state/store.ts";
import { type AppBlock, defaultSettings, embedBlocks } from "./storefront/theme-extension.ts";
import type { WebhookSender } from "./webhooks/webhook-sender.ts";

export interface DevStoreOptions {
  /** Folder in which the store is kept; null keeps nothing once it has stopped */
  readonly dataDir: string | null;
  /** Folder that holds admin_2026-10.json.gz */
  readonly schemaDir: string;
  /** 0 takes any free port */
  readonly ports: DoorPorts;
  /** Where the app listens, such as http://127.0.0.1:4500 */
  readonly appTarget: string;
  readonly app: {
    readonly tomlPath: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly extensionsDir: string | null;
  };
  /** Texts of Shopify product exports to load at once */
  readonly catalogues: readonly { readonly name: string; readonly text: string }[];
  /** What the first shop is filled with by chance, unless it has products */
  readonly generated?: GeneratedShop;
  readonly log: (line: string) => void;
}

export interface DevStore {
  /** For a person, in any browser; `proxy` and `tlsPort` are for programs. */
  readonly addresses: {
    readonly shop: string;
    readonly admin: string;
    readonly tunnel: string;
    readonly proxy: string;
    readonly stream: string;
    readonly tlsPort: number;
  };
  /** Path of the certificate authority (PEM), for NODE_EXTRA_CA_CERTS */
  readonly caFile: string;
  /** The one time of all shops: it can be set, moved on and made to run faster. */
  readonly clock: Clock;
  /** Clock, faults and doors, for a test or a person */
  readonly control: Control;
  /** Keeps what the dev store is like, and brings it back. */
  readonly snapshots: Snapshots;
  /** Every shop; `store`, `webhooks` and what follows are those of the first. */
  readonly shops: Shops;
  readonly store: Store;
  readonly app: AppRegistration;
  /** Webhooks can be held back, sent again and in another order. */
  readonly webhooks: WebhookSender;
  loadCatalogue(csvText: string, fileName: string): LoadedCatalogue;
  /** As it was at its first start: the catalogues are loaded anew, other shops and all apps are gone. Or one shop, empty. */
  reset(shopName?: string): Promise<void>;
  installApp(): Promise<void>;
  /** Makes one more app known to every shop; it is installed where it is wanted. */
  addApp(app: AppRegistration): AppRegistration;
  /** Switches an app embed on, such as "live-basket/live-basket", with its settings' defaults where none are given. */
  switchEmbedOn(key: string, settings?: Readonly<Record<string, unknown>>): void;
  /** The app embeds that the app's extensions bring. */
  embedBlocks(): readonly AppBlock[];
  /** The address that the admin opens in the app's frame. */
  embeddedAddress(path: string): string;
  /** A session token, as App Bridge hands it to the app. */
  idToken(): string;
  /** Ends every connection and saves the store. */
  stop(): Promise<void>;
}

/**
 * Starts a local Shopify: its hosts over TLS behind a proxy, plain addresses for a person, a tunnel to the app.
 * Throws `PortInUse`, with nothing left open, when a port is taken.
 */
export async function startDevStore(options: DevStoreOptions): Promise<DevStore> {
  const cleanUp: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of cleanUp.splice(0).reverse()) await step();
  };
  try {
    return await open(options, cleanUp, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(
  options: DevStoreOptions,
  cleanUp: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<DevStore> {
  const { log } = options;
  const control = new Control({
    file: options.dataDir === null ? null : join(options.dataDir, "control.json"),
    log,
  });
  cleanUp.push(() => control.clock.stop());
  const authority = openCertificateAuthority(await certificatesFolder(options, cleanUp), new Date());
  const doors = await openDoors({ ports: options.ports, authority, log, closing: (close) => cleanUp.push(close) });
  const app = readAppRegistration({ ...options.app, applicationUrl: doors.tunnel });
  const apps = [app];
  const shops = await Shops.open({
    shopsDir: options.dataDir === null ? null : join(options.dataDir, "shops"),
    schemaDir: options.schemaDir,
    control,
    apps,
    appTarget: options.appTarget,
    shopAddress: doors.shop,
    adminOrigins: [doors.admin, "https://admin.shopify.com"],
    log,
  });
  cleanUp.push(() => shops.close());
  const tunnel = createTunnel({
    appTarget: options.appTarget,
    replacements: [
      { from: "https://cdn.shopify.com", to: `${doors.shop}/cdn.shopify.com` },
      { from: "https://admin.shopify.com", to: doors.admin },
      // Where a merchant approves charges and scopes
      {
        from: `https://${shops.first.store.domain}/admin`,
        to: `${doors.admin}/store/${shops.first.store.state.shop.handle}`,
      },
    ],
  });
  cleanUp.push(() => tunnel.close());
  const { clock } = control;
  const snapshots = new Snapshots({ shops, clock, folder: await snapshotsFolder(options, cleanUp) });
  const reset = async (shopName?: string): Promise<void> => {
    await snapshots.reset(shopName);
    if (shopName === undefined) await fill(shops.first.store, options);
  };
  doors.behind.shop = createPersonsShops(shops);
  doors.behind.admin = withControl(control, { shops, snapshots, reset }, createAdminHost(shops));
  doors.behind.tunnel = tunnel.handler;
  doors.behind.tls = turnedAway(control, createHostRouter(shops, control.faults));
  const { store, webhooks, setting } = shops.first;
  await fill(store, options);

  const { shop, admin, proxy, tlsPort } = doors;
  return {
    addresses: { shop, admin, tunnel: doors.tunnel, proxy, stream: `${shop}/stream/live.m3u8`, tlsPort },
    caFile: authority.caFile,
    clock,
    control,
    snapshots,
    shops,
    store,
    app,
    webhooks,
    loadCatalogue: (csvText, fileName) => loadCatalogue(store, csvText, fileName),
    reset,
    addApp: (another) => {
      apps.push(another);
      return another;
    },
    installApp: async () => void install(store, app),
    switchEmbedOn: (key, settings = {}) => switchEmbedOn(store, app, key, settings),
    embedBlocks: () => embedBlocks(app),
    embeddedAddress: (path) => embeddedAddress(setting, app, path),
    idToken: () => sessionToken(store, app, merchantUserId, store.now()),
    stop,
  };
}

/** Puts into an empty shop, or one that is started again, what it was given to sell. */
async function fill(store: Store, { catalogues, generated, log }: DevStoreOptions): Promise<void> {
  for (const { name, text } of catalogues) {
    const { notKept } = loadCatalogue(store, text, name);
    if (notKept.length > 0) log(`${name}: there is no place here for ${notKept.join(", ")}`);
  }
  if (generated && store.state.products.size === 0) await generateShop(store, generated);
}

async function snapshotsFolder({ dataDir }: DevStoreOptions, cleanUp: (() => unknown)[]): Promise<string> {
  if (dataDir !== null) return join(dataDir, "snapshots");
  const folder = await mkdtemp(join(tmpdir(), "dev-store-snapshots-"));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function certificatesFolder({ dataDir }: DevStoreOptions, cleanUp: (() => unknown)[]): Promise<string> {
  if (dataDir !== null) return join(dataDir, "certificates");
  const folder = await mkdtemp(join(tmpdir(), "dev-store-certificates-"));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function switchEmbedOn(
  store: Store,
  app: AppRegistration,
  key: string,
  settings: Readonly<Record<string, unknown>>,
): void {
  const installation = findInstallation(store, app.id);
  const block = embedBlocks(app).find((one) => one.key === key);
  if (installation === null) throw new Error(`${app.name} is not installed on ${store.domain}.`);
  if (block === undefined) throw new Error(`${app.name} has no app embed "${key}".`);
  installation.embeds[key] = { ...defaultSettings(block), ...settings };
  store.state.installations.put(installation);
}
