import { adminPage, badge, heading, moment } from "../admin/layout.ts";
import { html, type Html } from "../network/html.ts";
import type { Shops } from "../shops.ts";
import type { Snapshot } from "../snapshots.ts";
import type { Control } from "./control.ts";
import { faultForm } from "./fault-form.ts";
import { faultScope, faultSentence } from "./fault-words.ts";
import { keptStatesCard } from "./kept-states-card.ts";

const SHOWN_EVENTS = 50;

export interface ControlView {
  readonly control: Control;
  readonly shops: Shops;
  readonly snapshots: readonly Snapshot[];
  /** Why what was asked for was not done; null when nothing was, or it was done */
  readonly problem: string | null;
  /** Whether the page follows something that was done */
  readonly isDone: boolean;
}

type Say = (iso: string) => string;

/** The page for a person: the clock, what goes wrong on purpose, and what was done last. */
export function controlPage(view: ControlView): string {
  const { control, shops, snapshots, problem, isDone } = view;
  const { setting } = shops.first;
  const say: Say = (iso) => moment(setting, iso);
  const last = control.events.at(-1);
  const body = html`${heading("Clock and faults", control.isStopped ? badge("Shopify is stopped", "bad") : null)}
    ${problem !== null && html`<p class="banner banner--bad" role="alert">${problem}</p>`}
    ${isDone && last !== undefined && html`<p class="banner" role="status">${sentence(last.line)}</p>`}
    <div class="control">
      <div>${inForceCard(control, say)} ${newFaultCard(shops)}</div>
      <div>${clockCard(control, say)} ${doorsCard(control, shops)} ${keptStatesCard(snapshots, say)}</div>
    </div>
    ${logCard(control, say)}`;
  return adminPage(setting, { title: "Clock and faults", current: "/_control", body });
}

function clockCard({ clock }: Control, say: Say): Html {
  const now = clock.now().toISOString();
  const advance = (minutes: number, label: string): Html =>
    html`<form method="post" action="/_control/clock">
      <input type="hidden" name="advanceMinutes" value="${minutes}" />
      <button class="button" type="submit">${label}</button>
    </form>`;
  const { speed } = clock.setting;
  const pace = speed === 0 ? badge("stands still", "wait") : speed !== 1 && badge(`${speed} × speed`, "wait");
  return html`<section class="card" aria-labelledby="clock-heading">
    <h2 class="card__title" id="clock-heading">Clock</h2>
    <p class="control__time"><time datetime="${now}">${say(now)}</time> ${pace}</p>
    <div class="control__row" role="group" aria-label="Move the clock on">
      ${advance(1, "+ 1 min")} ${advance(60, "+ 1 hour")} ${advance(24 * 60, "+ 1 day")}
      ${advance(90 * 24 * 60, "+ 90 days")}
    </div>
    <form class="control__row" method="post" action="/_control/clock">
      <label class="label" for="control-set">Time (UTC)</label>
      <input
        class="input input--moment"
        type="datetime-local"
        id="control-set"
        name="set"
        value="${now.slice(0, 16)}"
        required
      />
      <button class="button" type="submit">Set</button>
    </form>
    <form class="control__row" method="post" action="/_control/clock">
      <label class="label" for="control-speed">Times as fast as the real time</label>
      <input
        class="input input--short"
        type="number"
        id="control-speed"
        name="speed"
        min="0"
        step="any"
        value="${speed}"
        required
      />
      <button class="button" type="submit">Run</button>
    </form>
    <form class="control__row" method="post" action="/_control/clock">
      <input type="hidden" name="reset" value="yes" />
      <button class="button" type="submit">Back to the real time</button>
    </form>
  </section>`;
}

function doorsCard({ isStopped }: Control, shops: Shops): Html {
  return html`<section class="card" aria-labelledby="doors-heading">
    <h2 class="card__title" id="doors-heading">Shopify</h2>
    <ul class="control__list">
      ${shops.all().map(
        ({ store }) =>
          html`<li class="control__item">
            <a href="/store/${store.state.shop.handle}">${store.domain}</a>
            <span class="hint">${store.state.shop.currencyCode}</span>
          </li>`,
      )}
    </ul>
    <div class="control__row">
      <form method="post" action="/_control/${isStopped ? "start" : "stop"}">
        <button class="button ${isStopped ? "button--primary" : "button--critical"}" type="submit">
          ${isStopped ? "Answer again" : "Stop answering"}
        </button>
      </form>
      <form method="post" action="/_control/tokens/expire">
        <button class="button" type="submit">Expire all access tokens</button>
      </form>
    </div>
  </section>`;
}

function inForceCard({ faults }: Control, say: Say): Html {
  const inForce = faults.list();
  return html`<section class="card" aria-labelledby="faults-heading">
    <div class="heading heading--small">
      <h2 class="card__title" id="faults-heading">What goes wrong</h2>
      ${
        inForce.length > 1 &&
        html`<form method="post" action="/_control/faults">
          <input type="hidden" name="_method" value="delete" />
          <button class="button" type="submit">Take all back</button>
        </form>`
      }
    </div>
    ${inForce.length === 0 && html`<p class="hint">Nothing goes wrong on purpose.</p>`}
    <ul class="control__list">
      ${inForce.map(
        (fault) =>
          html`<li class="control__item">
            <span class="control__words"
              ><strong>${faultSentence(fault)}</strong> <span class="hint">${faultScope(fault, say)}</span></span
            >
            <form method="post" action="/_control/faults/${fault.id}">
              <input type="hidden" name="_method" value="delete" />
              <button class="button" type="submit">
                Take back<span class="unseen">: ${faultSentence(fault)}</span>
              </button>
            </form>
          </li>`,
      )}
    </ul>
  </section>`;
}

function newFaultCard(shops: Shops): Html {
  return html`<section class="card" aria-labelledby="new-fault-heading">
    <h2 class="card__title" id="new-fault-heading">Let something go wrong</h2>
    ${faultForm(shops)}
    <p class="hint control__foot">Scripts post the same as JSON to <code>/_control/faults</code>.</p>
  </section>`;
}

function logCard(control: Control, say: Say): Html {
  const events = control.events.slice(-SHOWN_EVENTS).reverse();
  return html`<section class="card" aria-labelledby="log-heading">
    <h2 class="card__title" id="log-heading">What was done</h2>
    ${events.length === 0 && html`<p class="hint">Nothing yet.</p>`}
    <ol class="control__log">
      ${events.map(
        ({ at, line }) =>
          html`<li class="control__event">
            <time class="hint" datetime="${at}">${say(at)}</time> <span>${sentence(line)}</span>
          </li>`,
      )}
    </ol>
  </section>`;
}

function sentence(line: string): string {
  return line.slice(0, 1).toUpperCase() + line.slice(1);
}
