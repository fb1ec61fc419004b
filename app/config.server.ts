import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";

/** What the environment decides, parsed once at start. */
export interface Config {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Public address of the app, without a path: `https://paniere.example` */
  readonly appOrigin: string;
  /** Null starts the embedded PostgreSQL in `dataDir` */
  readonly databaseUrl: string | null;
  readonly embeddedDatabasePort: number;
  /** Absolute path */
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: "trace" | "debug" | "info" | "warn" | "error" | "silent";
  /** Event streams that one process keeps open; more are asked to come back later */
  readonly mostStreams: number;
  /** The same for one address */
  readonly mostStreamsPerAddress: number;
  /** Proxies of our own before the web process, whose X-Forwarded-For is believed */
  readonly trustedProxies: number;
  /** Where announcements travel; null for the database's own NOTIFY */
  readonly redisUrl: string | null;
  /** Other web processes on this machine listen on the same port */
  readonly sharesPort: boolean;
}

/** The environment is wrong: one line for every wrong variable. */
export class WrongConfig extends Error {
  override readonly name = "WrongConfig";
}

const required = z.string("is missing").min(1, "is empty");
const port = z.coerce.number("must be a port, 0 to 65535").int().min(0).max(65535, "must be a port, 0 to 65535");

const count = z.coerce.number("must be a number").int();

const environment = z.object({
  SHOPIFY_API_KEY: required,
  SHOPIFY_API_SECRET: required,
  SHOPIFY_APP_URL: required.pipe(z.url({ protocol: /^https?$/, error: "must be an http or https address" })),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must start with postgresql://" }).optional(),
  PANIERE_PG_PORT: port.default(4505),
  DATA_DIR: z.string().min(1).default(".data"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(3000),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "silent"], "must be trace, debug, info, warn, error or silent")
    .default("info"),
  PANIERE_MOST_STREAMS: count.min(1, "must be at least 1").default(25_000),
  PANIERE_MOST_STREAMS_PER_ADDRESS: count.min(1, "must be at least 1").default(500),
  PANIERE_TRUSTED_PROXIES: count.min(0, "must be 0 or more").default(0),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: "must start with redis:// or rediss://" }).optional(),
  PANIERE_SHARES_PORT: z.enum(["0", "1"], "must be 0 or 1").default("0"),
});

/** Reads the configuration from variables of the environment. Throws WrongConfig with a line per wrong one. */
export function parseConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  // An empty line in .env ("DATABASE_URL=") means the variable is not set.
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
    throw new WrongConfig(lines.join("\n"));
  }
  const values = parsed.data;
  return {
    apiKey: values.SHOPIFY_API_KEY,
    apiSecret: values.SHOPIFY_API_SECRET,
    appOrigin: new URL(values.SHOPIFY_APP_URL).origin,
    databaseUrl: values.DATABASE_URL ?? null,
    embeddedDatabasePort: values.PANIERE_PG_PORT,
    dataDir: resolve(values.DATA_DIR),
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    mostStreams: values.PANIERE_MOST_STREAMS,
    mostStreamsPerAddress: values.PANIERE_MOST_STREAMS_PER_ADDRESS,
    trustedProxies: values.PANIERE_TRUSTED_PROXIES,
    redisUrl: values.REDIS_URL ?? null,
    sharesPort: values.PANIERE_SHARES_PORT === "1",
  };
}

/**
 * The configuration of this process; a `.env` file fills in what the environment leaves open.
 * Wrong variables end the process with a line each.
 */
export function readConfig(): Config {
  if (existsSync(".env")) process.loadEnvFile(".env");
  try {
    return parseConfig(process.env);
  } catch (error) {
    if (!(error instanceof WrongConfig)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
