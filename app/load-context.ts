import type { Authentication } from "./shopify/authentication.server.ts";
import type { House } from "./use-cases/house.server.ts";

/** What every loader and action gets: made once in server.ts, but for the nonce. */
export interface LoadContext {
  readonly house: House;
  readonly shopify: Authentication;
  /** The app's client id, which App Bridge asks for */
  readonly apiKey: string;
  /** New for every answer: only scripts that carry it run */
  readonly cspNonce: string;
}

// The library's own name for the same, so that loaders and actions know it.
declare module "@remix-run/server-runtime" {
  interface AppLoadContext {
    readonly house: LoadContext["house"];
    readonly shopify: LoadContext["shopify"];
    readonly apiKey: LoadContext["apiKey"];
    readonly cspNonce: LoadContext["cspNonce"];
  }
}
