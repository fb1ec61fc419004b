import { html, type Html } from "../network/html.ts";
import type { Snapshot } from "../snapshots.ts";

/** What the dev store was like, to go back to. `say` writes a moment. */
export function keptStatesCard(snapshots: readonly Snapshot[], say: (iso: string) => string): Html {
  return html`<section class="card" aria-labelledby="kept-heading">
    <h2 class="card__title" id="kept-heading">Kept states</h2>
    ${snapshots.length === 0 && html`<p class="hint">Shops, orders, apps and the time, to go back to.</p>`}
    <ul class="control__list">
      ${snapshots.map(
        ({ name, takenAt, isWhole, shops }) =>
          html`<li class="control__item">
            <span class="control__words"
              ><strong>${name}</strong>
              <span class="hint">${isWhole ? "everything" : shops.join(", ")} · ${say(takenAt)}</span></span
            >
            <form method="post" action="/_control/snapshots/${encodeURIComponent(name)}/restore">
              <button class="button" type="submit">Bring back<span class="unseen"> ${name}</span></button>
            </form>
            <form method="post" action="/_control/snapshots/${encodeURIComponent(name)}">
              <input type="hidden" name="_method" value="delete" />
              <button class="button" type="submit">Forget<span class="unseen"> ${name}</span></button>
            </form>
          </li>`,
      )}
    </ul>
    <form class="control__row" method="post" action="/_control/snapshots">
      <label class="unseen" for="snapshot-name">Name of the state to keep</label>
      <input
        class="input input--name"
        id="snapshot-name"
        name="name"
        placeholder="before-the-show"
        autocomplete="off"
      />
      <button class="button" type="submit">Keep as it is now</button>
    </form>
  </section>`;
}
