import { html, type Html } from "../network/html.ts";
import type { Shops } from "../shops.ts";
import type { Clock } from "../state/clock.ts";
import { FAULT_CHOICES, type FaultChoice } from "./fault-words.ts";

type Fields = Readonly<Record<string, unknown>>;

const MINUTE_MS = 60_000;

/** The form that puts a fault in force. What a kind asks beyond is seen while that kind is chosen. */
export function faultForm(shops: Shops): Html {
  return html`<form class="fault-form" method="post" action="/_control/faults">
    <div class="fault-form__kinds">
      ${FAULT_CHOICES.map(
        ({ part, choices }) =>
          html`<fieldset class="fault-form__part">
            <legend class="label">${part}</legend>
            ${choices.map(choiceOf)}
          </fieldset>`,
      )}
    </div>
    <div class="fault-form__fields">
      ${text({ name: "topic", label: "Topic", hint: "orders/create, or all", of: "webhooks" })}
      ${text({ name: "seconds", label: "Seconds late", value: "60", of: "delayed" })}
      ${text({ name: "operation", label: "Mutation", hint: "inventoryMoveQuantities", of: "refused" })}
      ${text({ name: "message", label: "Message", value: "Try again later.", of: "refused" })}
      ${text({ name: "code", label: "Error code", hint: "none", of: "refused" })}
      ${choose({
        name: "answer",
        label: "Answer",
        of: "unavailable",
        options: [
          ["500", "500"],
          ["502", "502"],
          ["503", "503"],
          ["nothing", "Nothing at all"],
        ],
      })}
      ${text({ name: "afterBytes", label: "Bytes that arrive", value: "1000", of: "bulk-cut" })}
      ${choose({
        name: "shop",
        label: "Shop",
        of: "all",
        options: [["", "Every shop"], ...shops.all().map(({ store }) => pair(store.state.shop.handle))],
      })}
      ${choose({
        name: "left",
        label: "How often",
        of: "all",
        options: [
          ["1", "Once"],
          ["2", "Twice"],
          ["10", "Ten times"],
          ["", "Each time"],
        ],
      })}
      ${choose({
        name: "minutes",
        label: "How long",
        of: "all",
        options: [
          ["", "Without end"],
          ["1", "A minute"],
          ["10", "Ten minutes"],
          ["60", "An hour"],
        ],
      })}
    </div>
    <div class="actions"><button class="button button--primary" type="submit">Put in force</button></div>
  </form>`;
}

/** The fault that the page's form asks for, as the control API takes it. */
export function faultOfForm({ minutes, seconds, message, code, ...fields }: Fields, clock: Clock): Fields {
  const until = typeof minutes === "number" ? new Date(clock.now().getTime() + minutes * MINUTE_MS) : null;
  return {
    ...fields,
    ...(typeof seconds === "number" ? { ms: seconds * 1000 } : {}),
    ...(message === undefined ? {} : { userErrors: [{ message, code }] }),
    ...(until ? { until: until.toISOString() } : {}),
  };
}

function choiceOf({ kind, label, hint }: FaultChoice): Html {
  return html`<label class="choice">
    <input type="radio" name="kind" value="${kind}" ${kind === "webhooks-dropped" && "checked"} />
    <span class="choice__words"><span class="choice__label">${label}</span> <span class="hint">${hint}</span></span>
  </label>`;
}

interface Field {
  readonly name: string;
  readonly label: string;
  /** The kinds that ask for it; "all" do */
  readonly of: string;
}

function text({ name, label, of, value = "", hint = "" }: Field & { value?: string; hint?: string }): Html {
  return html`<div class="fault-form__field" data-of="${of}">
    <label class="label" for="fault-${name}">${label}</label>
    <input class="input" id="fault-${name}" name="${name}" value="${value}" placeholder="${hint}" autocomplete="off" />
  </div>`;
}

function choose({ name, label, of, options }: Field & { options: readonly (readonly [string, string])[] }): Html {
  return html`<div class="fault-form__field" data-of="${of}">
    <label class="label" for="fault-${name}">${label}</label>
    <select class="input" id="fault-${name}" name="${name}">
      ${options.map(([value, words]) => html`<option value="${value}">${words}</option>`)}
    </select>
  </div>`;
}

function pair(handle: string): readonly [string, string] {
  return [handle, handle];
}
