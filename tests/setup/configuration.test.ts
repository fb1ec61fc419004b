import { expect, test } from "vitest";
import { parseConfig } from "../../app/config.server.ts";

const least = {
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SHOPIFY_APP_URL: "https://paniere.example/app?x=1",
};

test("what the environment leaves open has a default", () => {
  expect(parseConfig(least)).toMatchObject({
    appOrigin: "https://paniere.example",
    databaseUrl: null,
    host: "127.0.0.1",
    port: 3000,
    logLevel: "info",
    mostStreams: 25_000,
    mostStreamsPerAddress: 500,
    trustedProxies: 0,
    redisUrl: null,
    sharesPort: false,
  });
});

test("an empty variable counts as not set", () => {
  expect(parseConfig({ ...least, DATABASE_URL: "", PORT: "" })).toMatchObject({ databaseUrl: null, port: 3000 });
});

test("every wrong variable is named in a line of its own", () => {
  const wrong = {
    SHOPIFY_API_KEY: "key",
    SHOPIFY_APP_URL: "ftp://paniere.example",
    DATABASE_URL: "mysql://localhost/paniere",
    PORT: "many",
    LOG_LEVEL: "loud",
    PANIERE_MOST_STREAMS_PER_ADDRESS: "0",
    PANIERE_TRUSTED_PROXIES: "-1",
    REDIS_URL: "http://localhost",
  };

  expect(() => parseConfig(wrong)).toThrow(
    [
      "SHOPIFY_API_SECRET is missing",
      "SHOPIFY_APP_URL must be an http or https address",
      "DATABASE_URL must start with postgresql://",
      "PORT must be a port, 0 to 65535",
      "LOG_LEVEL must be trace, debug, info, warn, error or silent",
      "PANIERE_MOST_STREAMS_PER_ADDRESS must be at least 1",
      "PANIERE_TRUSTED_PROXIES must be 0 or more",
      "REDIS_URL must start with redis:// or rediss://",
    ].join("\n"),
  );
});
