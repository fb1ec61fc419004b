// @ts-check

/** @typedef {{ granted: string[], required: string[], optional: string[] }} ScopesDetail */
/** @typedef {{ detail: ScopesDetail, revoked: string[], error?: undefined } | { error: string }} ScopesAnswer */

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("[data-scopes-dialog]"));
const list = /** @type {HTMLElement} */ (dialog.querySelector("[data-scopes-list]"));
const address = dialog.dataset["scopes"] ?? "";

/**
 * Answers the app's `shopify.scopes`. A request asks the merchant, unless all of it was granted before.
 * @param {{ wish: "query" | "request" | "revoke", scopes: string[] }} question
 */
export async function answerScopes({ wish, scopes }) {
  if (wish !== "request") return send(wish, scopes);
  const before = await send("query", scopes);
  if (before.error !== undefined) return before;
  const more = scopes.filter((scope) => !before.detail.granted.includes(scope));
  if (more.length === 0) return { result: "granted-all", detail: before.detail };
  if (!(await isGranted(more))) return { result: "declined-all", detail: before.detail };
  const after = await send("grant", more);
  return after.error === undefined ? { result: "granted-all", detail: after.detail } : after;
}

/** @param {string} wish @param {string[]} scopes @returns {Promise<ScopesAnswer>} */
async function send(wish, scopes) {
  const form = new URLSearchParams({ wish });
  for (const scope of scopes) form.append("scope", scope);
  return (await fetch(address, { method: "POST", body: form })).json();
}

/** @param {string[]} scopes @returns {Promise<boolean>} */
function isGranted(scopes) {
  list.replaceChildren(
    ...scopes.map((scope) => Object.assign(document.createElement("li"), { textContent: scope.replaceAll("_", " ") })),
  );
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "grant"), { once: true }),
  );
}
