import { createHmac } from "node:crypto";
import type { AppRegistration } from "../../access/app-registration.ts";
import { sessionToken } from "../../access/session-token.ts";
import { html } from "../../network/html.ts";
import { type AdminSetting, basePath } from "../admin-setting.ts";
import { adminPage } from "../layout.ts";

/** The one person who uses this admin. */
export const merchantUserId = "902541635";

/** The page that embeds an app, at the path of the app that the admin's own address names. */
export function appFramePage(setting: AdminSetting, app: AppRegistration, appPath: string): string {
  const { store } = setting;
  const base = basePath(store);
  const origin = new URL(app.applicationUrl).origin;
  const body = html`<div class="app">
      <div class="savebar" data-save-bar role="region" aria-label="Unsaved changes" hidden>
        <span class="savebar__text">Unsaved changes</span>
        <button class="button button--dark" type="button" data-discard>Discard</button>
        <button class="button" type="button" data-save>Save</button>
      </div>
      <div class="app__bar">
        <h1 class="app__title" data-app-title data-app-name="${app.name}">${app.name}</h1>
        <div class="app__actions" data-app-actions></div>
      </div>
      <div class="app__progress" data-app-progress role="progressbar" aria-label="Loading the app"></div>
      <iframe
        class="app__frame"
        title="${app.name}"
        data-app-address="${embeddedAddress(setting, app, appPath)}"
        data-app-frame
        data-app-origin="${origin}"
        data-app-path="${base}/apps/${app.handle}"
        data-admin-path="${base}"
        data-token-path="${base}/apps/${app.handle}/id-token"
        allow="clipboard-write"
      ></iframe>
      <div class="toasts" data-toasts role="status" aria-live="polite"></div>
    </div>
    <dialog class="dialog" data-leave-dialog aria-labelledby="leave-question">
      <form method="dialog">
        <h2 class="dialog__title" id="leave-question" data-question></h2>
        <p class="dialog__text">Leaving this page will delete all unsaved changes.</p>
        <div class="dialog__actions">
          <button class="button" type="submit" value="stay">Stay</button>
          <button class="button button--critical" type="submit" value="yes" data-yes>Leave page</button>
        </div>
      </form>
    </dialog>
    <dialog
      class="dialog"
      data-scopes-dialog
      data-scopes="${base}/apps/${app.handle}/scopes"
      aria-labelledby="scopes-title"
    >
      <form method="dialog">
        <h2 class="dialog__title" id="scopes-title">${app.name} asks for access</h2>
        <ul class="dialog__text" data-scopes-list></ul>
        <div class="dialog__actions">
          <button class="button" type="submit" value="decline">Decline</button>
          <button class="button button--primary" type="submit" value="grant">Grant access</button>
        </div>
      </form>
    </dialog>
    <dialog
      class="dialog dialog--picker"
      data-picker
      data-products="${base}/picker/products.json"
      aria-labelledby="picker-title"
    >
      <form method="dialog" class="picker">
        <h2 class="dialog__title" id="picker-title">Add products</h2>
        <div class="picker__search">
          <label class="unseen" for="picker-search">Search products</label>
          <input
            class="input"
            id="picker-search"
            type="search"
            placeholder="Search products"
            autocomplete="off"
            data-picker-search
          />
        </div>
        <ul class="picker__list" data-picker-list></ul>
        <div class="dialog__actions">
          <span class="picker__count" data-picker-count role="status"></span>
          <button class="button" type="submit" value="cancel" formnovalidate>Cancel</button>
          <button class="button button--primary" type="submit" value="done" data-picker-done>Add</button>
        </div>
      </form>
    </dialog>
    <script type="module" src="/assets/app-frame.js"></script>`;
  return adminPage(setting, { title: app.name, current: `/apps/${app.handle}`, body, isAppPage: true });
}

/** The address that Shopify opens in the frame: the app's, with who asks, signed, and a first session token. */
export function embeddedAddress({ store }: AdminSetting, app: AppRegistration, appPath: string): string {
  const target = new URL(`${app.applicationUrl}${appPath}`);
  const shopHandle = store.state.shop.handle;
  const now = store.now();
  target.searchParams.set("embedded", "1");
  target.searchParams.set(
    "host",
    Buffer.from(`admin.shopify.com/store/${shopHandle}`).toString("base64").replace(/=+$/, ""),
  );
  target.searchParams.set("id_token", sessionToken(store, app, merchantUserId, now));
  target.searchParams.set("locale", store.state.shop.locale);
  target.searchParams.set(
    "session",
    createHmac("sha256", app.clientSecret).update(`session/${merchantUserId}`).digest("hex"),
  );
  target.searchParams.set("shop", store.domain);
  target.searchParams.set("timestamp", String(Math.floor(now.getTime() / 1000)));
  const signed = [...target.searchParams]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("&");
  target.searchParams.set("hmac", createHmac("sha256", app.clientSecret).update(signed).digest("hex"));
  return target.toString();
}
