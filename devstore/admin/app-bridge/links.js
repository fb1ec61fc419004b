// @ts-check
import { tell } from "./channel.js";
import { isSaveBarShown, leaveConfirmation } from "./save-bar.js";

/** Follows links into the admin (`shopify://admin/…`) and within the app (`app:…`), and holds a link while changes are unsaved. */
export function watchLinks() {
  document.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
      if (isSaveBarShown() && link.getAttribute("target") !== "_blank" && event.isTrusted) {
        event.preventDefault();
        event.stopImmediatePropagation();
        void leaveConfirmation().then(() => link instanceof HTMLElement && link.click());
        return;
      }
      if (openSpecial(link.getAttribute("href") ?? "")) event.preventDefault();
    },
    true,
  );
  const plainOpen = window.open.bind(window);
  window.open = (url, ...rest) => (openSpecial(String(url ?? "")) ? null : plainOpen(url, ...rest));
}

/** @param {string} href */
function openSpecial(href) {
  const inAdmin = /^shopify:(?:\/\/)?admin\/?(.*)$/.exec(href);
  if (inAdmin !== null) tell("open-admin", { path: `/${inAdmin[1]}` });
  const inApp = /^app:(?:\/\/)?(.*)$/.exec(href);
  if (inApp !== null) location.assign(`/${(inApp[1] ?? "").replace(/^\//, "")}`);
  return inAdmin !== null || inApp !== null;
}

/** Tells the admin where the app is, so its address bar follows. */
export function reportNavigation() {
  const report = () => {
    const query = new URLSearchParams(location.search);
    for (const name of ["shop", "host", "embedded", "id_token", "session", "hmac", "timestamp", "locale", "protocol"])
      query.delete(name);
    const rest = query.size > 0 ? `?${query}` : "";
    tell("navigated", { path: `${location.pathname}${rest}`, title: document.title });
  };
  for (const name of /** @type {const} */ (["pushState", "replaceState"])) {
    const plain = history[name].bind(history);
    history[name] = (...given) => {
      plain(...given);
      report();
    };
  }
  addEventListener("popstate", report);
  report();
  addEventListener("load", report);
}
