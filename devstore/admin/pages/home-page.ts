import { findInstallation } from "../../access/installation.ts";
import { html } from "../../network/html.ts";
import { type AdminSetting, basePath } from "../admin-setting.ts";
import { adminPage, heading } from "../layout.ts";

export function homePage(setting: AdminSetting): string {
  const { state } = setting.store;
  const base = basePath(setting.store);
  const figures = [
    [state.products.size, "products", "/products"],
    [state.orders.size, "orders", "/orders"],
    [state.deliveries.size, "webhook deliveries", "/settings/webhooks"],
  ] as const;
  const body = html`${heading(state.shop.name, html`<a class="button" href="${setting.shopAddress}" target="_blank" rel="noopener">View your store</a>`)}
    <ul class="figures">
      ${figures.map(
        ([figure, label, path]) =>
          html`<li class="card figure">
            <a class="figure__link" href="${base}${path}"><strong class="figure__number">${figure}</strong> ${label}</a>
          </li>`,
      )}
    </ul>
    <section class="card">
      <h2 class="card__title">Apps</h2>
      <ul class="rows">
        ${setting.apps.map((app) => {
          const isInstalled = findInstallation(setting.store, app.id) !== null;
          return html`<li class="row">
            <span class="row__main">${app.name}</span>
            <a class="button" href="${isInstalled ? `${base}/apps/${app.handle}` : `${base}/settings/apps`}"
              >${isInstalled ? "Open" : "Install"}<span class="unseen"> ${app.name}</span></a
            >
          </li>`;
        })}
      </ul>
    </section>
    <section class="card">
      <h2 class="card__title">What this is</h2>
      <p class="card__text">
        A Shopify store on this computer: the app talks to it by Shopify's own addresses. Everything here is made up,
        and no money moves.
      </p>
      <dl class="facts">
        <div>
          <dt>Shop</dt>
          <dd>${setting.store.domain}</dd>
        </div>
        <div>
          <dt>Online store</dt>
          <dd><a href="${setting.shopAddress}">${setting.shopAddress}</a></dd>
        </div>
        <div>
          <dt>Currency</dt>
          <dd>${state.shop.currencyCode}</dd>
        </div>
        <div>
          <dt>Locations</dt>
          <dd>${[...state.locations.values()].map((location) => location.name).join(", ")}</dd>
        </div>
      </dl>
    </section>`;
  return adminPage(setting, { title: "Home", current: "", body });
}
