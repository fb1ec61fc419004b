import { join } from "node:path";
import { classicScript } from "./classic-script.ts";

const folder = join(import.meta.dirname, "app-bridge");
const files = [
  "channel.js",
  "id-token.js",
  "fetch.js",
  "save-bar.js",
  "title-bar.js",
  "nav-menu.js",
  "modal.js",
  "links.js",
  "scopes.js",
  "global.js",
  "start.js",
];

export interface AppBridgeSettings {
  /** Origins at which an admin may embed the app; the first is where a page opened by itself is sent */
  readonly adminOrigins: readonly string[];
  /** `demo` of demo.myshopify.com */
  readonly shopHandle: string;
}

/** The stand-in for Shopify's App Bridge: our own script, with the part of its interface that apps use most. */
export function appBridgeScript(settings: AppBridgeSettings): string {
  return classicScript(folder, files, settings);
}
