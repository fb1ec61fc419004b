// @ts-check

/** `<ui-modal>`: a dialog over the app, with its title bar's actions below. */
export class ModalElement extends HTMLElement {
  /** @type {HTMLDialogElement | null} */
  #dialog = null;
  /** @type {HTMLElement} */
  content = document.createElement("div");

  connectedCallback() {
    this.style.display = "contents";
    for (const child of this.children) if (child instanceof HTMLElement) child.style.display = "none";
  }

  disconnectedCallback() {
    this.#dialog?.remove();
  }

  get variant() {
    return this.getAttribute("variant") ?? "base";
  }

  set variant(wanted) {
    this.setAttribute("variant", wanted);
  }

  get contentWindow() {
    return this.#dialog?.querySelector("iframe")?.contentWindow ?? null;
  }

  async show() {
    if (this.#dialog?.open) return;
    const bar = this.querySelector("ui-title-bar");
    const dialog = document.createElement("dialog");
    dialog.style.cssText =
      "width:min(38rem,92vw);max-height:88vh;border:0;border-radius:12px;padding:0;box-shadow:0 8px 40px rgb(0 0 0/.35);font:inherit";
    const title = document.createElement("h2");
    title.textContent = bar?.getAttribute("title") ?? document.title;
    title.style.cssText = "margin:0;padding:16px;font-size:14px;background:#f3f3f3";
    dialog.setAttribute("aria-label", title.textContent);
    dialog.append(title, this.#body(), this.#actions(bar));
    dialog.addEventListener("close", () => this.#closed());
    this.append(dialog);
    this.#dialog = dialog;
    dialog.showModal();
    this.dispatchEvent(new Event("show"));
  }

  async hide() {
    this.#dialog?.close();
  }

  async toggle() {
    await (this.#dialog?.open ? this.hide() : this.show());
  }

  #closed() {
    this.#dialog?.remove();
    this.#dialog = null;
    this.dispatchEvent(new Event("hide"));
  }

  #body() {
    const source = this.getAttribute("src");
    if (source !== null) {
      const frame = document.createElement("iframe");
      frame.src = source;
      frame.title = document.title;
      frame.style.cssText = "border:0;width:100%;height:60vh";
      return frame;
    }
    const plain = [...this.children].filter(
      (child) =>
        child.localName !== "ui-title-bar" && child.localName !== "ui-save-bar" && child.localName !== "dialog",
    );
    if (this.content.childNodes.length === 0) for (const child of plain) this.content.append(child.cloneNode(true));
    for (const child of this.content.children) if (child instanceof HTMLElement) child.style.display = "";
    return this.content;
  }

  /** @param {Element | null} bar */
  #actions(bar) {
    const footer = document.createElement("div");
    footer.style.cssText = "display:flex;justify-content:flex-end;gap:8px;padding:16px;border-top:1px solid #e3e3e3";
    for (const action of bar?.querySelectorAll("button") ?? []) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = action.textContent;
      button.disabled = action.disabled;
      const isPrimary = action.getAttribute("variant") === "primary";
      button.style.cssText = `font:600 13px/20px inherit;padding:6px 12px;border-radius:8px;border:1px solid #8a8a8a;background:${isPrimary ? "#303030" : "#fff"};color:${isPrimary ? "#fff" : "#303030"}`;
      button.addEventListener("click", () => action.click());
      footer.append(button);
    }
    return footer;
  }
}
