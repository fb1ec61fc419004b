// @ts-check
import { openPicker } from "./product-picker.js";
import { askToLeave, createSaveBar } from "./save-bar.js";
import { answerScopes } from "./scope-request.js";
import { createToasts } from "./toasts.js";

/**
 * The admin's side of App Bridge: the app's frame, and what the app may show around it. Messages are taken only from
 * the app's own frame and origin.
 */
const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("[data-app-frame]"));
const { appOrigin = "", appPath = "", tokenPath = "", adminPath = "" } = frame.dataset;
const heading = /** @type {HTMLElement} */ (document.querySelector("[data-app-title]"));
const actions = /** @type {HTMLElement} */ (document.querySelector("[data-app-actions]"));
const nav = /** @type {HTMLElement} */ (document.querySelector("[data-app-nav]"));
const progress = /** @type {HTMLElement} */ (document.querySelector("[data-app-progress]"));

/** @param {string} kind @param {object} [content] */
const tell = (kind, content = {}) =>
  frame.contentWindow?.postMessage({ bridge: "dev-store", kind, ...content }, appOrigin);
const toasts = createToasts(tell);
const saveBar = createSaveBar(tell);

/** @type {Record<string, (message: any) => unknown>} */
const answers = {
  "id-token": async () => (await fetch(tokenPath, { method: "POST" })).text(),
  "leave-confirmation": () => askToLeave(),
  pick: ({ options }) => openPicker(options),
  scopes: (question) => answerScopes(question),
};

/** @type {Record<string, (message: any) => void>} */
const hearings = {
  navigated({ path, title }) {
    progress.hidden = true;
    history.replaceState(null, "", `${appPath}${path === "/" ? "" : path}`);
    if (title) document.title = `${title} · ${document.title.split(" · ").at(-1)}`;
    markPlace(path);
  },
  nav: ({ items }) => showNav(items),
  "title-bar": ({ title, actions: shown }) => showTitleBar(title, shown),
  "save-bar": (state) => saveBar.show(state),
  "toast-show": (toast) => toasts.show(toast),
  "toast-hide": ({ id }) => toasts.hide(id),
  loading: ({ isLoading }) => (progress.hidden = !isLoading),
  "open-admin": ({ path }) => location.assign(`${adminPath}${path}`),
};

addEventListener("message", async ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== appOrigin || data?.bridge !== "dev-store") return;
  const answer = answers[data.kind];
  if (answer === undefined) hearings[data.kind]?.(data);
  else tell("answer", { request: data.request, value: await answer(data) });
});

/** @param {{ label: string, href: string, home: boolean }[]} items */
function showNav(items) {
  nav.replaceChildren(
    ...items
      .filter((item) => !item.home)
      .map(({ label, href }) => {
        const link = Object.assign(document.createElement("a"), {
          href: `${appPath}${href}`,
          textContent: label,
          className: "nav__sub",
        });
        link.dataset["href"] = href;
        link.addEventListener("click", async (event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          if (!(await saveBar.mayLeave())) return;
          tell("navigate", { href });
        });
        return link;
      }),
  );
  markPlace(location.pathname.slice(appPath.length) || "/");
}

/** @param {string} path */
function markPlace(path) {
  const here = path.split("?")[0] ?? "";
  const links = /** @type {HTMLAnchorElement[]} */ ([...nav.querySelectorAll("a")]);
  const nearest = links
    .filter((link) => here.startsWith(link.dataset["href"] ?? "?"))
    .sort((a, b) => b.href.length - a.href.length)[0];
  for (const link of links) {
    if (link === nearest) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** @param {string} title @param {{ label: string, variant: string | null, tone: string | null, disabled: boolean }[]} shown */
function showTitleBar(title, shown) {
  heading.textContent = title || heading.dataset["appName"] || "";
  actions.replaceChildren(
    ...shown.map(({ label, variant, tone, disabled }, action) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label, disabled });
      button.className = `button${variant === "primary" ? " button--primary" : ""}${tone === "critical" ? " button--critical" : ""}`;
      button.addEventListener("click", () => tell("title-bar-click", { action }));
      return button;
    }),
  );
}

// A link of the admin itself also waits for unsaved changes.
document.addEventListener("click", async (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (
    !(link instanceof HTMLAnchorElement) ||
    link.dataset["href"] !== undefined ||
    !saveBar.isShown() ||
    event.defaultPrevented
  )
    return;
  event.preventDefault();
  if (await saveBar.mayLeave()) location.assign(link.href);
});
addEventListener("beforeunload", (event) => {
  if (saveBar.isShown()) event.preventDefault();
});

// Only now, when everything it may say is heard.
frame.src = frame.dataset["appAddress"] ?? "";
