// @ts-check
import { hear, tell } from "./channel.js";

/** `<ui-nav-menu>` and `<s-app-nav>`: the app's own navigation, which the admin shows below the app's name. */
export class NavMenuElement extends HTMLElement {
  #observer = new MutationObserver(() => this.#tell());

  connectedCallback() {
    this.style.display = "none";
    this.#observer.observe(this, { attributes: true, childList: true, subtree: true, characterData: true });
    this.#tell();
  }

  disconnectedCallback() {
    this.#observer.disconnect();
  }

  #tell() {
    const links = [...this.querySelectorAll("a[href], s-link[href]")];
    const items = links.map((link) => ({
      label: link.textContent?.trim(),
      href: link.getAttribute("href"),
      home: link.getAttribute("rel") === "home",
    }));
    tell("nav", { items });
  }
}

/** A second class, for one cannot be defined under two names. */
export class AppNavElement extends NavMenuElement {}

/** Goes to a path of the app as a click in the admin asks for it: the app's router hears `shopify:navigate`. */
hear("navigate", ({ href }) => {
  const known = document.querySelector(
    `ui-nav-menu [href="${CSS.escape(href)}"], s-app-nav [href="${CSS.escape(href)}"]`,
  );
  const link = known ?? Object.assign(document.createElement("a"), { href });
  if (known === null) {
    link.setAttribute("hidden", "");
    document.body.append(link);
  }
  link.dispatchEvent(new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true }));
  if (known === null) link.remove();
});
