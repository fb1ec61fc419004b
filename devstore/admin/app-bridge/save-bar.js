// @ts-check
import { ask, hear, tell } from "./channel.js";

/**
 * What the admin's save bar does for the page: one bar at a time, with what happens on Save and on Discard.
 * @typedef {{ save: () => void, discard: () => void, describe: () => object }} SaveBarOwner
 */

/** @type {SaveBarOwner | null} */
let owner = null;

export function isSaveBarShown() {
  return owner !== null;
}

/** @param {SaveBarOwner} next */
function showSaveBar(next) {
  owner = next;
  tell("save-bar", { shown: true, ...next.describe() });
}

/** @param {SaveBarOwner | null} [which] */
export function hideSaveBar(which = owner) {
  if (owner === null || owner !== which) return;
  owner = null;
  tell("save-bar", { shown: false });
}

/** Resolves when the merchant may leave: at once without unsaved changes, else when the merchant says so. @returns {Promise<void>} */
export async function leaveConfirmation() {
  if (owner === null) return;
  const mayLeave = await ask("leave-confirmation");
  if (!mayLeave) return new Promise(() => {});
  owner?.discard();
  hideSaveBar();
}

hear("save-bar-save", () => owner?.save());
hear("save-bar-discard", () => owner?.discard());

/** `<ui-save-bar>`: its primary button saves, its other button discards; the admin shows both. */
export class SaveBarElement extends HTMLElement {
  #observer = new MutationObserver(() => this.showing && showSaveBar(this.#owner));
  /** @type {SaveBarOwner} */
  #owner = {
    save: () => this.#button(true)?.click(),
    discard: () => this.#button(false)?.click(),
    describe: () => ({
      save: describeButton(this.#button(true)),
      discard: describeButton(this.#button(false)),
      confirm: this.discardConfirmation,
    }),
  };

  connectedCallback() {
    this.style.display = "none";
    this.#observer.observe(this, { attributes: true, childList: true, subtree: true });
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    hideSaveBar(this.#owner);
  }

  get discardConfirmation() {
    return this.hasAttribute("discardconfirmation") || this.hasAttribute("discard-confirmation");
  }

  set discardConfirmation(wanted) {
    this.toggleAttribute("discardconfirmation", wanted);
  }

  get showing() {
    return owner === this.#owner;
  }

  async show() {
    if (this.showing) return;
    showSaveBar(this.#owner);
    this.dispatchEvent(new Event("show"));
  }

  async hide() {
    if (!this.showing) return;
    hideSaveBar(this.#owner);
    this.dispatchEvent(new Event("hide"));
  }

  async toggle() {
    await (this.showing ? this.hide() : this.show());
  }

  /** @param {boolean} primary */
  #button(primary) {
    return (
      [...this.querySelectorAll("button")].find(
        (button) => (button.getAttribute("variant") === "primary") === primary,
      ) ?? null
    );
  }
}

/** @param {HTMLButtonElement | null} button */
function describeButton(button) {
  if (button === null) return { label: null, disabled: false, loading: false };
  const isLoading = button.hasAttribute("loading") && button.getAttribute("loading") !== "false";
  return { label: button.textContent, disabled: button.disabled, loading: isLoading };
}

/** `<form data-save-bar>`: shows the save bar once something in it was changed. */
export function watchSaveBarForms() {
  /** @type {WeakMap<HTMLFormElement, SaveBarOwner>} */
  const owners = new WeakMap();
  const formOf = (/** @type {Event} */ event) => {
    const form = event.target instanceof Element ? event.target.closest("form") : null;
    return form?.hasAttribute("data-save-bar") ? form : null;
  };
  const changed = (/** @type {Event} */ event) => {
    const form = formOf(event);
    if (form === null) return;
    const known = owners.get(form) ?? {
      save: () => form.requestSubmit(),
      discard: () => form.reset(),
      describe: () => ({ confirm: form.hasAttribute("data-discard-confirmation") }),
    };
    owners.set(form, known);
    if (owner !== known) showSaveBar(known);
  };
  const settled = (/** @type {Event} */ event) => {
    const form = formOf(event);
    if (form !== null) hideSaveBar(owners.get(form) ?? null);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  document.addEventListener("submit", settled);
  document.addEventListener("reset", settled);
}
