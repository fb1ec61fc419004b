import type { AppRegistration } from "../../access/app-registration.ts";
import { html } from "../../network/html.ts";
import type { AdminSetting } from "../admin-setting.ts";
import { adminPage, heading } from "../layout.ts";

/** Asks the merchant to let an app have more scopes, or to install it. */
export function grantPage(
  setting: AdminSetting,
  app: AppRegistration,
  scopes: readonly string[],
  action: string,
): string {
  const body = html`${heading(`${app.name} asks for access`)}
    <section class="card">
      <h2 class="card__title">${app.name} wants to</h2>
      <ul>
        ${scopes.map((scope) => html`<li>${scope.replaceAll("_", " ")}</li>`)}
      </ul>
      <form class="actions" method="post" action="${action}">
        <button class="button button--primary" type="submit" name="answer" value="approve">Grant access</button>
        <button class="button button--plain" type="submit" name="answer" value="decline">Decline</button>
      </form>
    </section>`;
  return adminPage(setting, { title: "Grant access", current: "/settings/apps", body });
}
