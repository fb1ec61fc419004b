import { adminPage, badge, heading, moment } from "../admin/layout.ts";
import { html, type Html } from "../network/html.ts";
import type { Shops } from "../shops.ts";
import type { Control } from "./control.ts";
import type { Fault } from "./fault.ts";

const SHOWN_EVENTS = 50;

/** The page for a person: the clock, what goes wrong on purpose, and what was done last. */
export function controlPage(control: Control, shops: Shops, problem: string | null = null): string {
  const { setting } = shops.first;
  const body = html`${heading("Clock and faults", control.isStopped ? badge("Shopify is stopped", "bad") : null)}
    ${problem !== null && html`<p class="banner banner--bad" role="alert">${problem}</p>`}
    <div class="columns">${clockCard(control, (iso) => moment(setting, iso))} ${doorsCard(control, shops)}</div>
    ${faultsCard(control, shops)} ${logCard(control, (iso) => moment(setting, iso))}`;
  return adminPage(setting, { title: "Clock and faults", current: "/_control", body });
}

type Say = (iso: string) => string;

function clockCard(control: Control, say: Say): Html {
  const { clock } = control;
  const advance = (minutes: number, label: string): Html =>
    html`<form method="post" action="/_control/clock">
      <input type="hidden" name="advanceMinutes" value="${minutes}" />
      <button class="button" type="submit">${label}</button>
    </form>`;
  return html`<section class="card" aria-labelledby="clock-heading">
    <h2 class="card__title" id="clock-heading">Clock</h2>
    <p class="control__time">
      <time datetime="${clock.now().toISOString()}">${say(clock.now().toISOString())}</time>
      ${clock.setting.speed !== 1 && badge(`${clock.setting.speed} × speed`, "wait")}
    </p>
    <div class="control__row">
      ${advance(10, "+ 10 minutes")} ${advance(60, "+ 1 hour")} ${advance(24 * 60, "+ 1 day")}
      ${advance(90 * 24 * 60, "+ 90 days")}
      <form method="post" action="/_control/clock">
        <input type="hidden" name="reset" value="yes" />
        <button class="button" type="submit">Real time</button>
      </form>
    </div>
    <form class="control__row" method="post" action="/_control/clock">
      <label class="label" for="control-speed">Times the real speed</label>
      <input
        class="input input--short"
        id="control-speed"
        name="speed"
        inputmode="numeric"
        value="${clock.setting.speed}"
      />
      <button class="button" type="submit">Set speed</button>
    </form>
  </section>`;
}

function doorsCard(control: Control, shops: Shops): Html {
  return html`<section class="card" aria-labelledby="doors-heading">
    <h2 class="card__title" id="doors-heading">Shopify</h2>
    <p class="hint">
      Shops: ${shops.all().map(({ store }) => html`<a href="/store/${store.state.shop.handle}">${store.domain}</a> `)}
    </p>
    <div class="control__row">
      <form method="post" action="/_control/${control.isStopped ? "start" : "stop"}">
        <button class="button ${!control.isStopped && "button--critical"}" type="submit">
          ${control.isStopped ? "Answer again" : "Stop answering"}
        </button>
      </form>
      <form method="post" action="/_control/tokens/expire">
        <button class="button" type="submit">Expire all access tokens</button>
      </form>
    </div>
  </section>`;
}

const CHOICES: readonly { readonly label: string; readonly fields: Readonly<Record<string, string>> }[] = [
  { label: "Drop the next webhook", fields: { kind: "webhooks-dropped", left: "1" } },
  { label: "Send the next webhook twice", fields: { kind: "webhooks-duplicated", left: "1" } },
  { label: "Delay webhooks by a minute", fields: { kind: "webhooks-delayed", ms: "60000" } },
  { label: "Reverse webhooks in pairs", fields: { kind: "webhooks-reversed", together: "2" } },
  { label: "Throttle every query", fields: { kind: "throttled" } },
  { label: "Answer 502", fields: { kind: "unavailable", answer: "502" } },
  { label: "Answer nothing", fields: { kind: "unavailable", answer: "nothing" } },
  { label: "Cut off the next bulk file", fields: { kind: "bulk-cut", afterBytes: "1000", left: "1" } },
];

function faultsCard(control: Control, shops: Shops): Html {
  const faults = control.faults.list();
  return html`<section class="card" aria-labelledby="faults-heading">
    <h2 class="card__title" id="faults-heading">Faults</h2>
    ${faults.length === 0 && html`<p class="nothing">Nothing goes wrong on purpose.</p>`}
    ${
      faults.length > 0 &&
      html`<ul class="control__faults">
        ${faults.map(faultItem)}
      </ul>`
    }
    <div class="control__row">
      ${CHOICES.map(
        ({ label, fields }) =>
          html`<form method="post" action="/_control/faults">
            ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
            <button class="button" type="submit">${label}</button>
          </form>`,
      )}
    </div>
    <form class="control__row" method="post" action="/_control/faults">
      <input type="hidden" name="kind" value="refused" />
      <label class="label" for="control-operation">Refuse the next</label>
      <input class="input" id="control-operation" name="operation" placeholder="inventoryMoveQuantities" required />
      <input type="hidden" name="left" value="1" />
      <button class="button" type="submit">Refuse</button>
    </form>
    <p class="hint">
      Scripts post the same fields as JSON to <code>/_control/faults</code>, with <code>shop</code>, <code>topic</code>,
      <code>left</code> and <code>until</code>. ${shops.all().length > 1 && "Without a shop a fault strikes them all."}
    </p>
  </section>`;
}

function faultItem(fault: Fault): Html {
  const { id, kind, shop, topic, left, until } = fault;
  const where = [shop ?? "every shop", topic, left !== null && `${left} times`, until !== null && `until ${until}`];
  return html`<li class="control__fault">
    <code>${kind}</code> <span class="hint">${where.filter(Boolean).join(" · ")}</span>
    <form method="post" action="/_control/faults/${id}">
      <input type="hidden" name="_method" value="delete" />
      <button class="button" type="submit">Take back<span class="unseen"> ${kind}</span></button>
    </form>
  </li>`;
}

function logCard(control: Control, say: Say): Html {
  const events = control.events.slice(-SHOWN_EVENTS).reverse();
  return html`<section class="card" aria-labelledby="log-heading">
    <h2 class="card__title" id="log-heading">What was done</h2>
    ${events.length === 0 && html`<p class="nothing">Nothing yet.</p>`}
    <ol class="control__log">
      ${events.map(({ at, line }) => html`<li><time class="hint" datetime="${at}">${say(at)}</time> ${line}</li>`)}
    </ol>
  </section>`;
}
