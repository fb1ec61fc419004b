import { findInstallation } from "../../access/installation.ts";
import { html } from "../../network/html.ts";
import { type AdminSetting, basePath } from "../admin-setting.ts";
import { adminPage, badge, heading, moment } from "../layout.ts";
import { customerDataForm } from "./customer-data-form.ts";

/** The apps that this store knows, to be installed, opened and uninstalled. */
export function appsPage(setting: AdminSetting): string {
  const { store } = setting;
  const base = basePath(store);
  const body = html`${heading("Apps")}
  ${setting.apps.length === 0 && html`<p class="card nothing">This store was started without an app.</p>`}
  ${setting.apps.map((app) => {
    const installation = findInstallation(store, app.id);
    const manage = `${base}/settings/apps/${app.handle}`;
    return html`<section class="card">
      <div class="heading heading--small">
        <h2 class="card__title">${app.name}</h2>
        ${installation === null ? badge("Not installed", "plain") : badge("Installed", "good")}
      </div>
      <dl class="facts">
        <div>
          <dt>Address</dt>
          <dd>${app.applicationUrl}</dd>
        </div>
        <div>
          <dt>Scopes</dt>
          <dd>${(installation?.grantedScopes ?? app.scopes).join(", ")}</dd>
        </div>
        ${
          installation !== null &&
          html`<div>
            <dt>Installed</dt>
            <dd>${moment(setting, installation.installedAt)}</dd>
          </div>`
        }
        <div>
          <dt>App proxy</dt>
          <dd>${app.proxy === null ? "none" : `/${app.proxy.prefix}/${app.proxy.subpath} → ${app.proxy.url}`}</dd>
        </div>
      </dl>
      ${installation !== null && customerDataForm(store, app, `${manage}/customer-data`)}
      <div class="actions">
        ${
          installation === null
            ? html`<form method="post" action="${manage}/install">
                <button class="button button--primary" type="submit">Install</button>
              </form>`
            : html`<a class="button button--primary" href="${base}/apps/${app.handle}">Open</a>
                <form method="post" action="${manage}/uninstall">
                  <button class="button button--critical" type="submit">Uninstall</button>
                </form>`
        }
      </div>
    </section>`;
  })}`;
  return adminPage(setting, { title: "Apps", current: "/settings/apps", body });
}
