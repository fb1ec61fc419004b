// @ts-check

/** @typedef {{ id: string, title: string, images: { originalSrc: string }[], totalInventory: number, tracksInventory: boolean, totalVariants: number, status: string }} PickerProduct */
/** @typedef {{ multiple?: boolean | number, selectionIds?: { id: string }[], query?: string, action?: string, filter?: { query?: string, draft?: boolean, archived?: boolean } }} PickerOptions */

const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("[data-picker]"));
const form = /** @type {HTMLFormElement} */ (dialog.querySelector("form"));
const search = /** @type {HTMLInputElement} */ (dialog.querySelector("[data-picker-search]"));
const list = /** @type {HTMLElement} */ (dialog.querySelector("[data-picker-list]"));
const count = /** @type {HTMLElement} */ (dialog.querySelector("[data-picker-count]"));
const done = /** @type {HTMLButtonElement} */ (dialog.querySelector("[data-picker-done]"));
const address = dialog.dataset["products"] ?? "";

/**
 * Lets the merchant choose products; answers them in the order chosen, or null when the picker was cancelled.
 * @param {PickerOptions} options @returns {Promise<object[] | null>}
 */
export async function openPicker(options) {
  const limit = options.multiple === true ? Infinity : typeof options.multiple === "number" ? options.multiple : 1;
  /** @type {Map<string, PickerProduct>} */
  const chosen = new Map();
  for (const product of await load({ ids: (options.selectionIds ?? []).map(({ id }) => id).join(",") }))
    chosen.set(product.id, product);
  const selected = (options.selectionIds ?? []).map(({ id }) => id).filter((id) => chosen.has(id));
  const ordered = new Map(selected.map((id) => [id, chosen.get(id)]));
  const filter = {
    filter: options.filter?.query ?? "",
    drafts: String(options.filter?.draft !== false),
    archived: String(options.filter?.archived !== false),
  };

  search.value = options.query ?? "";
  done.textContent = options.action === "select" ? "Select" : "Add";
  let turn = 0;
  const refresh = async () => {
    const mine = ++turn;
    const products = await load({ ...filter, query: search.value });
    if (mine === turn) list.replaceChildren(...(products.length > 0 ? products.map(row) : [nothing()]));
  };

  /** @param {PickerProduct} product */
  function row(product) {
    const item = document.createElement("li");
    const label = Object.assign(document.createElement("label"), { className: "picker__row" });
    const box = Object.assign(document.createElement("input"), {
      type: limit === 1 ? "radio" : "checkbox",
      name: "product",
      checked: ordered.has(product.id),
    });
    box.addEventListener("change", () => {
      if (limit === 1) ordered.clear();
      if (box.checked && ordered.size < limit) ordered.set(product.id, product);
      else ordered.delete(product.id);
      box.checked = ordered.has(product.id);
      tally();
    });
    const picture = Object.assign(document.createElement("img"), {
      src: product.images[0]?.originalSrc ?? "",
      alt: "",
      width: 40,
      height: 40,
      className: "picker__picture",
    });
    const title = Object.assign(document.createElement("span"), {
      textContent: product.title,
      className: "picker__title",
    });
    const units = product.tracksInventory ? `${product.totalInventory} available` : "not tracked";
    const detail = Object.assign(document.createElement("span"), {
      textContent: product.status === "ACTIVE" ? units : product.status.toLowerCase(),
      className: "picker__detail",
    });
    label.append(box, picture, title, detail);
    item.append(label);
    return item;
  }

  function tally() {
    count.textContent = `${ordered.size}${Number.isFinite(limit) && limit > 1 ? ` of ${limit}` : ""} selected`;
    done.disabled = ordered.size === 0 && selected.length === 0;
  }

  const controller = new AbortController();
  const { signal } = controller;
  search.addEventListener("input", refresh, { signal });
  tally();
  await refresh();
  dialog.returnValue = "";
  dialog.showModal();
  search.focus();
  return new Promise((resolve) => {
    dialog.addEventListener(
      "close",
      () => {
        controller.abort();
        resolve(
          dialog.returnValue === "done" ? [...ordered.values()].filter((product) => product !== undefined) : null,
        );
      },
      { signal },
    );
  });
}

form.addEventListener("submit", (event) => {
  // Return in the search field searches; it does not close the picker.
  if (event.submitter === null || document.activeElement === search) event.preventDefault();
});

function nothing() {
  return Object.assign(document.createElement("li"), {
    textContent: "No products found",
    className: "picker__nothing",
  });
}

/** @param {Record<string, string>} query @returns {Promise<PickerProduct[]>} */
async function load(query) {
  if (query["ids"] === "") return [];
  const answer = await fetch(`${address}?${new URLSearchParams(query)}`);
  return answer.json();
}
