// @ts-check
import { adminOrigin } from "./channel.js";
import { authenticateFetch } from "./fetch.js";
import { makeGlobal } from "./global.js";
import { freshIdToken } from "./id-token.js";
import { reportNavigation, watchLinks } from "./links.js";
import { ModalElement } from "./modal.js";
import { AppNavElement, NavMenuElement } from "./nav-menu.js";
import { SaveBarElement, watchSaveBarForms } from "./save-bar.js";
import { settings } from "./settings.js";
import { TitleBarElement } from "./title-bar.js";

const placeKey = "dev-store-app-place";

function start() {
  if (Reflect.has(window, "shopify")) return;
  const query = new URLSearchParams(location.search);
  const tag = document.currentScript;
  const meta = document.querySelector('meta[name="shopify-api-key"]');
  const apiKey = tag?.getAttribute("data-api-key") ?? meta?.getAttribute("content") ?? "";
  const kept = JSON.parse(sessionStorage.getItem(placeKey) ?? "{}");
  const place = {
    host: query.get("host") ?? kept.host ?? "",
    shop: query.get("shop") ?? kept.shop ?? "",
    locale: query.get("locale") ?? kept.locale ?? "en",
  };
  sessionStorage.setItem(placeKey, JSON.stringify(place));

  if (window.parent === window) {
    const path = `${location.pathname}${location.search}`;
    location.replace(`${settings.adminOrigins[0]}/store/${shopHandle(place.shop)}/apps/${apiKey}${path}`);
    return;
  }
  Reflect.set(window, "shopify", makeGlobal({ apiKey, ...place }));
  if (adminOrigin === null)
    throw new Error(`The dev store's App Bridge works only inside ${settings.adminOrigins.join(" or ")}.`);
  const reload = query.get("shopify-reload");
  if (reload !== null) return void bounce(new URL(reload, location.href));
  customElements.define("ui-save-bar", SaveBarElement);
  customElements.define("ui-title-bar", TitleBarElement);
  customElements.define("ui-nav-menu", NavMenuElement);
  customElements.define("s-app-nav", AppNavElement);
  customElements.define("ui-modal", ModalElement);
  authenticateFetch();
  watchLinks();
  watchSaveBarForms();
  reportNavigation();
}

/** The shop that this page was opened for, or the first one. @param {string} domain */
function shopHandle(domain) {
  return domain.replace(/\.myshopify\.com$/, "") || settings.shopHandle;
}

/** The session token bounce page: goes where the app wanted to go, with a token. @param {URL} target */
async function bounce(target) {
  if (target.origin !== location.origin) throw new Error("shopify-reload leads to another origin.");
  target.searchParams.set("id_token", await freshIdToken());
  location.replace(target);
}

start();
