import { html, type Html } from "../../network/html.ts";
import type { WebhookDelivery } from "../../state/records/webhook.ts";
import { type AdminSetting, basePath } from "../admin-setting.ts";
import { adminPage, badge, heading, moment } from "../layout.ts";

const shown = 100;

/** The last webhooks: what was sent, how often, and what the app answered. */
export function webhooksPage(setting: AdminSetting, redelivered: boolean): string {
  const deliveries = [...setting.store.state.deliveries.values()].slice(-shown).reverse();
  const body = html`${heading("Webhooks")}
    ${redelivered && html`<p class="banner" role="status">Delivered once more.</p>`}
    ${deliveries.length === 0 && html`<p class="card nothing">Nothing was sent yet.</p>`}
    <ul class="deliveries">
      ${deliveries.map((delivery) => deliveryCard(setting, delivery))}
    </ul>`;
  return adminPage(setting, { title: "Webhooks", current: "/settings/webhooks", body });
}

function deliveryCard(setting: AdminSetting, delivery: WebhookDelivery): Html {
  const base = basePath(setting.store);
  const last = delivery.attempts.at(-1);
  const answer = last === undefined ? "not sent yet" : (last.status ?? last.error ?? "");
  return html`<li class="card delivery">
    <div class="delivery__line">
      <code class="delivery__topic">${delivery.topic}</code>
      ${badge(delivery.state, delivery.state === "delivered" ? "good" : delivery.state === "failed" ? "bad" : "wait")}
      <span class="hint">${moment(setting, delivery.triggeredAt)}</span>
      <span class="hint"
        >${delivery.attempts.length} ${delivery.attempts.length === 1 ? "attempt" : "attempts"}, last:
        ${answer}${last !== undefined && ` in ${Math.round(last.ms)} ms`}</span
      >
      <form method="post" action="${base}/settings/webhooks/${delivery.id}/redeliver">
        <button class="button" type="submit">Redeliver<span class="unseen"> ${delivery.topic}</span></button>
      </form>
    </div>
    <details>
      <summary>Payload</summary>
      <p class="hint">To ${delivery.uri} · webhook ${delivery.id} · event ${delivery.eventId}</p>
      <pre class="code" tabindex="0">${JSON.stringify(JSON.parse(delivery.body), null, 2)}</pre>
    </details>
  </li>`;
}
