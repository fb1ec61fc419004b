import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AppRegistration, readAppRegistration } from "./access/app-registration.ts";
import { findInstallation, install } from "./access/installation.ts";
import { sessionToken } from "./access/session-token.ts";
import { createAdmin } from "./admin/admin-handler.ts";
import { appBridgeScript } from "./admin/app-bridge-script.ts";
import { embeddedAddress, merchantUserId } from "./admin/pages/app-frame-page.ts";
import { resumeBulkOperations } from "./bulk/resume.ts";
import { loadCatalogue, type LoadedCatalogue } from "./catalogue/load-catalogue.ts";
import { openCertificateAuthority } from "./network/certificate-authority.ts";
import { createConnectProxy } from "./network/connect-proxy.ts";
import { addressOf, type Handler } from "./network/exchange.ts";
import { guarded } from "./network/guarded-handler.ts";
import { createHostRouter, createStorageHost } from "./network/host-router.ts";
import { listen, type Listener } from "./network/listener.ts";
import { createAdminApi, createShopHost } from "./network/shop-host.ts";
import { createTunnel } from "./network/tunnel.ts";
import { Store } from "./state/store.ts";
import { answerCdn } from "./storefront/cdn-handler.ts";
import { createStorefront } from "./storefront/storefront-handler.ts";
import { defaultSettings, type EmbedBlock, embedBlocks } from "./storefront/theme-extension.ts";
import { WebhookSender } from "./webhooks/webhook-sender.ts";

export interface DevStoreOptions {
  /** Folder in which the store is kept; null keeps nothing once it has stopped */
  readonly dataDir: string | null;
  /** Folder that holds admin_2026-10.json.gz */
  readonly schemaDir: string;
  /** 0 takes any free port */
  readonly ports: DevStorePorts;
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
  readonly log: (line: string) => void;
}

export interface DevStorePorts {
  readonly shop: number;
  readonly admin: number;
  readonly tunnel: number;
  readonly proxy: number;
  readonly tls: number;
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
  readonly store: Store;
  readonly app: AppRegistration;
  /** Webhooks can be held back, sent again and in another order. */
  readonly webhooks: WebhookSender;
  loadCatalogue(csvText: string, fileName: string): LoadedCatalogue;
  installApp(): Promise<void>;
  /** Switches an app embed on, such as "live-basket/live-basket", with its settings' defaults where none are given. */
  switchEmbedOn(key: string, settings?: Readonly<Record<string, unknown>>): void;
  /** The app embeds that the app's extensions bring. */
  embedBlocks(): readonly EmbedBlock[];
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
  const { ports, log } = options;
  const authority = openCertificateAuthority(await certificatesFolder(options, cleanUp), new Date());

  // The doors open first: what stands behind them has to know its own address.
  const doors = { shop: closed, admin: closed, tunnel: closed, tls: closed };
  const through = (name: keyof typeof doors): RequestListener =>
    guarded((request, response) => doors[name](request, response), log);
  const openDoor = async (name: "shop" | "admin" | "tunnel", purpose: string): Promise<Listener> =>
    listen({
      server: createServer({ keepAliveTimeout: 30_000 }, through(name)),
      port: ports[name],
      purpose,
      option: `--${name}-port`,
    });
  const opened = async (listener: Promise<Listener>): Promise<number> => {
    const one = await listener;
    cleanUp.push(() => one.close());
    return one.port;
  };
  const shop = `http://localhost:${await opened(openDoor("shop", "the shop"))}`;
  const admin = `http://localhost:${await opened(openDoor("admin", "the admin"))}`;
  const tunnelAddress = `http://localhost:${await opened(openDoor("tunnel", "the tunnel to the app"))}`;
  const tlsServer = createTlsServer({ key: authority.key, cert: authority.certificate }, through("tls"));
  const tlsPort = await opened(
    listen({ server: tlsServer, port: ports.tls, purpose: "Shopify's hosts over TLS", option: "--tls-port" }),
  );
  const proxyServer = createConnectProxy(() => tlsPort, log);
  const proxyPort = await opened(
    listen({ server: proxyServer, port: ports.proxy, purpose: "the proxy", option: "--proxy-port" }),
  );

  const store = await Store.open({
    dataDir: options.dataDir,
    schemaDir: options.schemaDir,
    shop: { primaryDomainUrl: shop },
  });
  cleanUp.push(() => store.close());
  const app = readAppRegistration({ ...options.app, applicationUrl: tunnelAddress });
  const apps = [app];
  const webhooks = new WebhookSender({ store, apps, appTarget: options.appTarget, log });
  cleanUp.push(() => webhooks.close());
  await resumeBulkOperations(store, apps);

  const adminOrigins = [admin, "https://admin.shopify.com"];
  const appBridge = (): string => appBridgeScript({ adminOrigins, shopHandle: store.state.shop.handle });
  const storefrontParts = { store, apps, log, appBridge };
  const storefront = createStorefront(storefrontParts);
  const setting = {
    store,
    apps,
    shopAddress: shop,
    adminOrigins,
    log,
    redeliver: async ({ id }: { id: string }) => {
      await webhooks.redeliver(id);
    },
  };
  const adminHandler = withAdminApi(createAdmin(setting), createAdminApi(store, apps));
  const replacements = [
    { from: "https://cdn.shopify.com", to: `${shop}/cdn.shopify.com` },
    { from: "https://admin.shopify.com", to: admin },
  ];
  const tunnel = createTunnel({ appTarget: options.appTarget, replacements });
  cleanUp.push(() => tunnel.close());
  doors.shop = storefront;
  doors.admin = adminHandler;
  doors.tunnel = tunnel.handler;
  doors.tls = createHostRouter({
    shop: createShopHost({ store, apps, storefront }),
    admin: adminHandler,
    cdn: (request, response) => answerCdn(storefrontParts, response, addressOf(request).pathname),
    storage: createStorageHost(store),
  });
  for (const { name, text } of options.catalogues) loadCatalogue(store, text, name);

  return {
    addresses: {
      shop,
      admin,
      tunnel: tunnelAddress,
      proxy: `http://127.0.0.1:${proxyPort}`,
      stream: `${shop}/stream/live.m3u8`,
      tlsPort,
    },
    caFile: authority.caFile,
    store,
    app,
    webhooks,
    loadCatalogue: (csvText, fileName) => loadCatalogue(store, csvText, fileName),
    installApp: async () => void install(store, app),
    switchEmbedOn: (key, settings = {}) => switchEmbedOn(store, app, key, settings),
    embedBlocks: () => embedBlocks(app),
    embeddedAddress: (path) => embeddedAddress(setting, app, path),
    idToken: () => sessionToken(store, app, merchantUserId, store.now()),
    stop,
  };
}

const closed: Handler = async (_request, response) => {
  response.writeHead(503, { "retry-after": "1" }).end("The dev store is starting.\n");
};

async function certificatesFolder({ dataDir }: DevStoreOptions, cleanUp: (() => unknown)[]): Promise<string> {
  if (dataDir !== null) return join(dataDir, "certificates");
  const folder = await mkdtemp(join(tmpdir(), "dev-store-certificates-"));
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A person's tools reach the Admin API at the admin's own address too. */
function withAdminApi(admin: Handler, adminApi: Handler): Handler {
  return (request, response) =>
    (addressOf(request).pathname.startsWith("/admin/api/") ? adminApi : admin)(request, response);
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
