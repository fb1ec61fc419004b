// @ts-check
import { hear, tell } from "./channel.js";

/** @type {HTMLElement[]} */
let clickable = [];

/** `<ui-title-bar>`: the page's title and its actions, which the admin shows above the app. */
export class TitleBarElement extends HTMLElement {
  #observer = new MutationObserver(() => this.#tell());

  connectedCallback() {
    this.style.display = "none";
    this.#observer.observe(this, { attributes: true, childList: true, subtree: true, characterData: true });
    if (this.closest("ui-modal") === null) this.#tell();
  }

  disconnectedCallback() {
    this.#observer.disconnect();
    if (document.querySelector("ui-title-bar") === null) tell("title-bar", { title: document.title, actions: [] });
  }

  #tell() {
    if (this.closest("ui-modal") !== null) return;
    clickable = [...this.querySelectorAll("button, a")].filter((element) => element instanceof HTMLElement);
    tell("title-bar", {
      title: this.getAttribute("title") ?? document.title,
      actions: clickable.map((element) => ({
        label: element.textContent,
        variant: element.getAttribute("variant"),
        tone: element.getAttribute("tone"),
        disabled: element instanceof HTMLButtonElement && element.disabled,
      })),
    });
  }
}

hear("title-bar-click", ({ action }) => clickable[action]?.click());
