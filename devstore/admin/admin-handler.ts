import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { approveCustomerData } from "../access/customer-data.ts";
import { findInstallation, install, uninstall } from "../access/installation.ts";
import { sessionToken } from "../access/session-token.ts";
import { changeQuantities, findLevel } from "../inventory/stock.ts";
import {
  addressOf,
  type Handler,
  isSameOrigin,
  readForm,
  redirect,
  sendHtml,
  sendJson,
  sendText,
} from "../network/exchange.ts";
import { sendFile } from "../network/static-file.ts";
import { embedBlocks } from "../storefront/theme-extension.ts";
import { type AdminSetting, basePath } from "./admin-setting.ts";
import { answerScopes } from "./app-scopes.ts";
import { answerConsent } from "./merchant-consent.ts";
import { appFramePage, merchantUserId } from "./pages/app-frame-page.ts";
import { appsPage } from "./pages/apps-page.ts";
import { approvalInForm } from "./pages/customer-data-form.ts";
import { homePage } from "./pages/home-page.ts";
import { orderPage, ordersPage } from "./pages/orders-page.ts";
import { productPage, productsPage } from "./pages/products-page.ts";
import { embedChoice, themePage } from "./pages/theme-page.ts";
import { webhooksPage } from "./pages/webhooks-page.ts";
import { pickerProducts } from "./picker-products.ts";

const assetFolders = [import.meta.dirname, join(import.meta.dirname, "frame")];

/** The merchant's admin: what a person looks at, and the few things that can be changed by hand. */
export function createAdmin(setting: AdminSetting): Handler {
  const base = basePath(setting.store);
  return async (request, response) => {
    const address = addressOf(request);
    const asset = /^\/assets\/(?<name>[\w.-]+)$/.exec(address.pathname)?.groups?.["name"];
    if (asset !== undefined) return sendAsset(response, asset);
    if (address.pathname !== base && !address.pathname.startsWith(`${base}/`))
      return redirect(response, `${base}${address.pathname}${address.search}`);
    if (await answerConsent(setting, request, response, address)) return;
    const path = address.pathname.slice(base.length).replace(/\/$/, "");
    if (request.method === "POST") return answerChange(setting, request, response, path);
    answerPage(setting, request, response, path, address);
  };
}

async function sendAsset(response: ServerResponse, name: string): Promise<void> {
  for (const folder of assetFolders) if (await sendFile(response, folder, name, 0)) return;
  sendText(response, "No such file\n", 404);
}

function answerPage(
  setting: AdminSetting,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  address: URL,
): void {
  const { state } = setting.store;
  const query = address.searchParams;
  const [, room, id] = path.split("/");
  const order = room === "orders" ? state.orders.get(id) : undefined;
  const product = room === "products" ? state.products.get(id) : undefined;
  if (path === "") return sendHtml(response, homePage(setting));
  if (path === "/orders") return sendHtml(response, ordersPage(setting));
  if (order !== undefined) return sendHtml(response, orderPage(setting, order));
  if (path === "/products") return sendHtml(response, productsPage(setting, query));
  if (product !== undefined) return sendHtml(response, productPage(setting, product, query.has("saved")));
  if (room === "themes") return sendHtml(response, themePage(setting, query.has("saved")));
  if (path === "/settings/apps") return sendHtml(response, appsPage(setting));
  if (path === "/settings/webhooks") return sendHtml(response, webhooksPage(setting, query.has("redelivered")));
  if (path === "/picker/products.json")
    return sendJson(response, pickerProducts(setting.store, query, pictureAddress(setting, request)));
  if (room === "apps") return openApp(setting, response, path, address);
  sendText(response, "The dev store's admin has no such page.\n", 404);
}

/** The person's admin shows pictures from the shop's own origin, which any browser reaches. */
function pictureAddress(setting: AdminSetting, request: IncomingMessage): (url: string) => string {
  const isPersons = URL.parse(setting.adminOrigins[0] ?? "")?.port === request.headers.host?.split(":")[1];
  return (url) => (isPersons ? url.replace("https://cdn.shopify.com", `${setting.shopAddress}/cdn.shopify.com`) : url);
}

function openApp(setting: AdminSetting, response: ServerResponse, path: string, address: URL): void {
  const app = appNamed(setting, path);
  if (app === undefined) return sendText(response, "This store knows no such app.\n", 404);
  if (findInstallation(setting.store, app.id) === null)
    return redirect(response, `${basePath(setting.store)}/settings/apps`);
  const rest = path.split("/").slice(3).join("/");
  sendHtml(response, appFramePage(setting, app, `/${rest}${address.search}`));
}

/** Shopify's addresses name an app by its handle or by its client id. */
function appNamed(setting: AdminSetting, path: string): AdminSetting["apps"][number] | undefined {
  const name = path.split("/")[2];
  return setting.apps.find((app) => app.handle === name || app.clientId === name);
}

async function answerChange(
  setting: AdminSetting,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): Promise<void> {
  const { store } = setting;
  const base = basePath(store);
  if (!isSameOrigin(request)) return sendText(response, "Only the admin's own pages may change the store.\n", 403);
  const tokenFor = /^\/apps\/[^/]+\/id-token$/.test(path) ? appNamed(setting, path) : undefined;
  if (tokenFor !== undefined) return sendText(response, sessionToken(store, tokenFor, merchantUserId, store.now()));
  const scopesOf = /^\/apps\/[^/]+\/scopes$/.test(path) ? appNamed(setting, path) : undefined;
  if (scopesOf !== undefined) return sendJson(response, answerScopes(store, scopesOf, await readForm(request)));

  const stockOf = /^\/products\/(?<id>\d+)\/stock$/.exec(path)?.groups?.["id"];
  const product = store.state.products.get(stockOf);
  if (product !== undefined) {
    setStock(setting, await readForm(request));
    return redirect(response, `${base}/products/${product.id}?saved`);
  }
  const manage = /^\/settings\/apps\/(?<handle>[^/]+)\/(?<action>install|uninstall)$/.exec(path)?.groups;
  const app = setting.apps.find((one) => one.handle === manage?.["handle"]);
  if (app !== undefined) {
    if (manage?.["action"] === "uninstall") await uninstall(store, app);
    else install(store, app);
    return redirect(
      response,
      manage?.["action"] === "uninstall" ? `${base}/settings/apps` : `${base}/apps/${app.handle}`,
    );
  }
  const approve = /^\/settings\/apps\/(?<handle>[^/]+)\/customer-data$/.exec(path)?.groups?.["handle"];
  const approved = setting.apps.find((one) => one.handle === approve);
  if (approved !== undefined) {
    approveCustomerData(store, approvalInForm(approved.id, await readForm(request)));
    return redirect(response, `${base}/settings/apps`);
  }
  if (path === "/themes/embeds") return saveEmbed(setting, await readForm(request), response);
  const deliveryId = /^\/settings\/webhooks\/(?<id>[\w-]+)\/redeliver$/.exec(path)?.groups?.["id"];
  const delivery = store.state.deliveries.find((one) => one.id === deliveryId);
  if (delivery !== undefined) {
    await setting.redeliver(delivery);
    return redirect(response, `${base}/settings/webhooks?redelivered`);
  }
  sendText(response, "The dev store's admin has no such form.\n", 404);
}

/** Sets available units, each field named `level-{inventory item}:{location}`. */
function setStock({ store }: AdminSetting, form: URLSearchParams): void {
  const changes = [...form].flatMap(([name, text]) => {
    const [itemId = "", locationId = ""] = name.replace(/^level-/, "").split(":");
    const level = findLevel(store, itemId, locationId);
    const units = Number(text);
    if (level === null || text === "" || !Number.isSafeInteger(units)) return [];
    return [{ level, name: "available" as const, delta: units - level.quantities.available }];
  });
  changeQuantities(store, changes);
}

function saveEmbed(setting: AdminSetting, form: URLSearchParams, response: ServerResponse): void {
  for (const app of setting.apps) {
    const installation = findInstallation(setting.store, app.id);
    const choice = embedChoice(embedBlocks(app), form);
    if (installation === null || choice === null) continue;
    if (choice.settings === null) delete installation.embeds[choice.block.key];
    else installation.embeds[choice.block.key] = choice.settings;
    setting.store.state.installations.put(installation);
  }
  redirect(response, `${basePath(setting.store)}/themes?saved`);
}
