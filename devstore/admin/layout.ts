import { findInstallation } from "../access/installation.ts";
import { type Html, html } from "../network/html.ts";
import { type AdminSetting, basePath } from "./admin-setting.ts";

export interface AdminPage {
  readonly title: string;
  /** Path below `/store/demo` of the navigation item that is current */
  readonly current: string;
  readonly body: Html;
  readonly isAppPage?: true;
}

const items = [
  ["", "Home"],
  ["/orders", "Orders"],
  ["/products", "Products"],
  ["/themes", "Online store"],
  ["/settings/apps", "Apps"],
  ["/settings/webhooks", "Webhooks"],
] as const;

/** A page of the admin, in its frame of bar and navigation. */
export function adminPage(setting: AdminSetting, { title, current, body, isAppPage }: AdminPage): string {
  const { store } = setting;
  const base = basePath(store);
  const shopName = store.state.shop.name;
  const link = (path: string, label: string): Html =>
    html`<a class="nav__item" href="${base}${path}" ${path === current && html`aria-current="page"`}>${label}</a>`;
  const installed = setting.apps.filter((app) => findInstallation(store, app.id) !== null);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${shopName}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/admin.css" />
        <link rel="stylesheet" href="/assets/parts.css" />
        <link rel="stylesheet" href="/assets/records.css" />
        <link rel="stylesheet" href="/assets/control.css" />
        ${
          isAppPage === true &&
          html`<link rel="stylesheet" href="/assets/app-frame.css" />
            ${["product-picker", "save-bar", "toasts"].map((name) => html`<link rel="modulepreload" href="/assets/${name}.js" />`)}`
        }
      </head>
      <body class="${isAppPage === true && "app-body"}">
        <a class="skip-link" href="#content">Skip to content</a>
        <header class="bar">
          <details class="bar__menu">
            <summary class="bar__menu-button">Menu</summary>
          </details>
          <a class="bar__name" href="${base}"><span class="bar__mark" aria-hidden="true"></span>Dev store</a>
          <span class="bar__shop">${shopName}</span>
        </header>
        <div class="frame">
          <nav class="nav" aria-label="Admin">
            ${items.map(([path, label]) => link(path, label))}
            <a class="nav__item" href="/_control" ${current === "/_control" && html`aria-current="page"`}
              >Clock and faults</a
            >
            ${installed.length > 0 && html`<p class="nav__heading">Apps</p>`}
            ${installed.map((app) => link(`/apps/${app.handle}`, app.name))}
            ${isAppPage === true && html`<div data-app-nav></div>`}
          </nav>
          <main class="content" id="content" tabindex="-1">${body}</main>
        </div>
      </body>
    </html>`.text;
}

/** A page's own heading with what stands beside it. */
export function heading(title: string, side: Html | null = null): Html {
  return html`<div class="heading">
    <h1 class="heading__title">${title}</h1>
    ${side}
  </div>`;
}

export function badge(text: string, tone: "good" | "wait" | "bad" | "plain"): Html {
  return html`<span class="badge badge--${tone}">${text}</span>`;
}

/** A moment as a person reads it, in the shop's time. */
export function moment(setting: AdminSetting, iso: string): string {
  const { locale, ianaTimezone } = setting.store.state.shop;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone: ianaTimezone }).format(
    new Date(iso),
  );
}
