import type { AppRegistration } from "../../access/app-registration.ts";
import { html, type Html } from "../../network/html.ts";
import type { AdminSetting } from "../admin-setting.ts";
import { adminPage, heading } from "../layout.ts";

export interface Charge {
  readonly name: string;
  /** What is paid, line by line: "9.99 USD every 30 days" */
  readonly lines: readonly string[];
  readonly test: boolean;
  readonly trialDays: number;
}

/** Asks the merchant to approve what an app wants to charge. */
export function chargePage(setting: AdminSetting, app: AppRegistration, charge: Charge, action: string): string {
  const answer = (value: string, label: string, tone: string): Html =>
    html`<button class="button button--${tone}" type="submit" name="answer" value="${value}">${label}</button>`;
  const body = html`${heading(`Approve charges by ${app.name}`)}
    <section class="card">
      <h2 class="card__title">${charge.name}</h2>
      <ul>
        ${charge.lines.map((line) => html`<li>${line}</li>`)}
      </ul>
      ${charge.trialDays > 0 && html`<p>Nothing is charged in the first ${charge.trialDays} days.</p>`}
      ${charge.test && html`<p>This is a test: nothing is charged.</p>`}
      <form class="actions" method="post" action="${action}">
        ${answer("approve", "Approve", "primary")} ${answer("decline", "Decline", "plain")}
      </form>
    </section>`;
  return adminPage(setting, { title: "Approve charges", current: "/settings/apps", body });
}
