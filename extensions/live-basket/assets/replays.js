// @ts-check

/** The list of recordings. What plays and sells them is fetched on the first tap. */
class Replays extends HTMLElement {
  #ending = new AbortController();

  connectedCallback() {
    this.#ending = new AbortController();
    for (const time of this.querySelectorAll("time")) {
      time.textContent = new Date(time.dateTime).toLocaleDateString(document.documentElement.lang || [], {
        day: "numeric",
        month: "long",
        year: "numeric",
      });
    }
    for (const button of this.querySelectorAll("button")) button.hidden = false;
    for (const plain of this.querySelectorAll('[data-field="link"], [data-field="moment"]'))
      plain.toggleAttribute("hidden", true);
    this.addEventListener("click", (event) => void this.#act(event), this.#ending);
    this.addEventListener("change", (event) => this.#tell(event, "paniere:chosen"), this.#ending);
    this.addEventListener(
      "paniere:news",
      (event) => (this.#news.textContent = /** @type {CustomEvent} */ (event).detail),
      this.#ending,
    );
  }

  disconnectedCallback() {
    this.#ending.abort();
  }

  get #news() {
    return /** @type {HTMLElement} */ (this.querySelector('[data-field="news"]'));
  }

  /** @param {MouseEvent} event */
  async #act(event) {
    const target = /** @type {Element} */ (event.target);
    if (!target.closest("summary, [data-action]")) return;
    try {
      await import(/** @type {string} */ (this.dataset.viewSrc));
      this.#tell(event, "paniere:tapped");
    } catch {
      this.#news.textContent = this.dataset.textFailed ?? "";
    }
  }

  /** Passes what was tapped or chosen on to its recording. @param {Event} event @param {string} type */
  #tell({ target }, type) {
    const element = /** @type {Element} */ (target);
    element.closest("paniere-replay")?.dispatchEvent(new CustomEvent(type, { detail: element }));
  }
}

customElements.define("paniere-replays", Replays);
