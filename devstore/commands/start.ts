import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readShopSize } from "../catalogue/generated/generate-shop.ts";
import { startDevStore } from "../dev-store.ts";
import { forgetRunning, noteRunning } from "./running.ts";

export const startUsage = `npm run devstore -- start [options]

  --port NUMBER          first of the ports (4500): the app's; the others follow it
  --shop-port NUMBER     the online store for a person (port + 1)
  --admin-port NUMBER    the admin for a person (port + 2)
  --tunnel-port NUMBER   the app's public address (port + 3)
  --proxy-port NUMBER    the proxy for HTTPS_PROXY (port + 4)
  --tls-port NUMBER      Shopify's hosts over TLS (port + 6)
  --catalogue FILE       a Shopify product export to load; may be given more than once
  --generate SIZE        fill an empty shop by chance with so many products and variants each, such as 100000x5
  --seed NUMBER          of what is generated: the same seed gives the same shop (1)
  --data FOLDER          where the store is kept (.data/devstore); "none" keeps nothing
  --client-id ID         the app's client id (SHOPIFY_API_KEY, else paniere-dev)
  --client-secret TEXT   the app's secret (SHOPIFY_API_SECRET, else paniere-dev-secret)
  --install              install the app and switch its app embeds on
  --help                 these lines`;

const options = {
  port: { type: "string", default: "4500" },
  "shop-port": { type: "string" },
  "admin-port": { type: "string" },
  "tunnel-port": { type: "string" },
  "proxy-port": { type: "string" },
  "tls-port": { type: "string" },
  catalogue: { type: "string", multiple: true, default: [] as string[] },
  generate: { type: "string" },
  seed: { type: "string", default: "1" },
  data: { type: "string", default: ".data/devstore" },
  "client-id": { type: "string", default: process.env["SHOPIFY_API_KEY"] ?? "paniere-dev" },
  "client-secret": { type: "string", default: process.env["SHOPIFY_API_SECRET"] ?? "paniere-dev-secret" },
  install: { type: "boolean", default: false },
} as const;

const top = join(import.meta.dirname, "..", "..");

/** `devstore start`: runs until it is told to stop. Throws in one line what is wrong with the options. */
export async function start(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options });
  const base = portIn("--port", values.port);
  const port = (name: "shop-port" | "admin-port" | "tunnel-port" | "proxy-port" | "tls-port", place: number): number =>
    values[name] === undefined ? base + place : portIn(`--${name}`, values[name]);
  const tomlPath = join(top, "shopify.app.toml");
  if (!existsSync(tomlPath)) throw new Error(`There is no ${tomlPath}, which says what the app is.`);
  const catalogues = values.catalogue.map((file) => ({ name: basename(file), text: readCatalogue(file) }));
  const devStore = await startDevStore({
    dataDir: values.data === "none" ? null : resolve(values.data),
    schemaDir: join(top, ".cache", "shopify"),
    ports: {
      shop: port("shop-port", 1),
      admin: port("admin-port", 2),
      tunnel: port("tunnel-port", 3),
      proxy: port("proxy-port", 4),
      tls: port("tls-port", 6),
    },
    appTarget: `http://127.0.0.1:${base}`,
    app: {
      tomlPath,
      clientId: values["client-id"],
      clientSecret: values["client-secret"],
      extensionsDir: join(top, "extensions"),
    },
    catalogues,
    ...(values.generate === undefined
      ? {}
      : { generated: { ...readShopSize(values.generate), seed: seedIn(values.seed) } }),
    log: (line) => console.error(line),
  });
  if (values.install) {
    await devStore.installApp();
    for (const { key } of devStore.embedBlocks()) devStore.switchEmbedOn(key);
  }
  const { shop, admin, tunnel, proxy, stream } = devStore.addresses;
  const data = values.data === "none" ? null : resolve(values.data);
  if (data !== null) noteRunning(data, admin);
  console.log(`Online store  ${shop}
Admin         ${admin}
Test stream   ${stream}
The app       ${tunnel} leads to http://127.0.0.1:${base}; start it with
              SHOPIFY_APP_URL=${tunnel} NODE_USE_ENV_PROXY=1 HTTPS_PROXY=${proxy} NODE_EXTRA_CA_CERTS=${devStore.caFile}`);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      if (data !== null) forgetRunning(data);
      void devStore.stop();
    });
  }
}

function portIn(option: string, text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_529)
    throw new Error(`${option} is a port number, not "${text}".`);
  return port;
}

function seedIn(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--seed is a whole number, not "${text}".`);
  return Number(text);
}

function readCatalogue(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(`The catalogue ${file} cannot be read.`);
  }
}
