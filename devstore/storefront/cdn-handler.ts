import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { send, sendText } from "../network/exchange.ts";
import { sendFile } from "../network/static-file.ts";
import type { Store } from "../state/store.ts";
import { themeFolder } from "./page.ts";
import { productPicture } from "./pictures/picture.ts";
import type { Storefront } from "./storefront.ts";
import { themeExtensions } from "./theme-extension.ts";

const yearS = 365 * 24 * 3600;
const runtimeFolder = join(import.meta.dirname, "runtime");

/** Answers what cdn.shopify.com serves: product pictures, assets of extensions, the App Bridge. `path` is below that host. */
export async function answerCdn(
  { store, apps, appBridge }: Storefront,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const name = path.split("/").at(-1) ?? "";
  if (/^\/(s\/files\/1\/\d+|shop)\/files\//.test(path) && sendPicture(store, response, decodeURIComponent(name)))
    return;
  if (path.startsWith("/extensions/")) {
    const uid = path.split("/")[2];
    const extension = apps.flatMap(themeExtensions).find((one) => one.uid === uid);
    if (extension !== undefined && (await sendFile(response, join(extension.folder, "assets"), name, yearS))) return;
  }
  if (path.startsWith("/shop/t/1/assets/") && (await sendFile(response, join(themeFolder, "assets"), name, 0))) return;
  if (path.startsWith("/shopifycloud/storefront/") && (await sendFile(response, runtimeFolder, name, 0))) return;
  if (path === "/shopifycloud/app-bridge.js") return sendScript(response, appBridge());
  if (path.startsWith("/static/fonts/inter/")) {
    const body = "/* The dev store carries no fonts; the system's own stand in for Inter. */\n";
    return send(response, { type: "text/css; charset=utf-8", body, headers: { "access-control-allow-origin": "*" } });
  }
  sendText(response, `The dev store's CDN has no ${path}\n`, 404);
}

function sendScript(response: ServerResponse, body: string): void {
  const headers = { "cache-control": "no-cache", "access-control-allow-origin": "*" };
  send(response, { type: "text/javascript; charset=utf-8", body, headers });
}

/** `{product handle}-{position}.svg` */
function sendPicture(store: Store, response: ServerResponse, name: string): boolean {
  const parts = /^(?<handle>.+)-(?<position>\d+)\.svg$/.exec(name)?.groups;
  const product = store.index.productByHandle.get(parts?.["handle"] ?? "");
  if (product === undefined) return false;
  const body = productPicture(product.title, product.productType, Number(parts?.["position"]));
  const headers = { "cache-control": `public, max-age=${yearS}`, "access-control-allow-origin": "*" };
  send(response, { type: "image/svg+xml", body, headers });
  return true;
}
