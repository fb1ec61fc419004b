// @ts-check
/**
 * @typedef {{ id: string, options: string[], available: boolean, price: string, comparePrice: string, left: number | null }} Variant
 */

/** Lets a shopper choose among a product's variants, and puts the chosen one into the cart without leaving the page. */
export function watchProductForms() {
  for (const root of document.querySelectorAll("[data-product]")) {
    const data = root.querySelector("[data-variants]")?.textContent ?? "[]";
    /** @type {Variant[]} */
    const variants = JSON.parse(data);
    root.addEventListener("change", (event) => {
      if (event.target instanceof HTMLInputElement && event.target.type === "radio") showChoice(root, variants);
    });
    markSoldOut(root, variants);
    const form = root.querySelector("[data-product-form]");
    if (form instanceof HTMLFormElement) form.addEventListener("submit", (event) => addToCart(event, form));
  }
}

/** @param {Element} root */
function chosenOptions(root) {
  return [...root.querySelectorAll("[data-option]")].map((option) => {
    const checked = option.querySelector("input:checked");
    return checked instanceof HTMLInputElement ? checked.value : "";
  });
}

/** @param {Element} root @param {Variant[]} variants */
function showChoice(root, variants) {
  const options = chosenOptions(root);
  const chosen = variants.find((variant) => variant.options.every((value, at) => value === options[at]));
  const button = part(root, "[data-add-button]", HTMLButtonElement);
  button.disabled = chosen === undefined || !chosen.available;
  button.textContent = chosen === undefined ? "Not made" : chosen.available ? "Add to cart" : "Sold out";
  markSoldOut(root, variants);
  part(root, "[data-stock]", HTMLElement).textContent = stockText(chosen);
  if (chosen === undefined) return;
  part(root, "[data-variant-id]", HTMLInputElement).value = chosen.id;
  part(root, "[data-price]", HTMLElement).textContent = chosen.price;
  const compare = part(root, "[data-compare-price]", HTMLElement);
  compare.textContent = chosen.comparePrice;
  compare.hidden = chosen.comparePrice === "";
  const address = new URL(location.href);
  address.searchParams.set("variant", chosen.id);
  history.replaceState(history.state, "", address);
}

/** @param {Variant | undefined} variant */
function stockText(variant) {
  if (variant === undefined || variant.left === null || !variant.available || variant.left > 3) return "";
  return `${variant.left} left in stock`;
}

/** Strikes through the values that, with the other choices as they are, cannot be had. @param {Element} root @param {Variant[]} variants */
function markSoldOut(root, variants) {
  const options = chosenOptions(root);
  for (const [at, option] of [...root.querySelectorAll("[data-option]")].entries()) {
    for (const input of option.querySelectorAll("input")) {
      const wanted = options.with(at, input.value);
      const can = variants.some(
        (variant) => variant.available && variant.options.every((value, index) => value === wanted[index]),
      );
      input.parentElement?.classList.toggle("options__value--gone", !can);
    }
  }
}

/** @param {SubmitEvent} event @param {HTMLFormElement} form */
async function addToCart(event, form) {
  const actions = Reflect.get(window, "Shopify")?.actions;
  if (actions === undefined) return;
  event.preventDefault();
  const fields = new FormData(form);
  const error = part(form, "[data-form-error]", HTMLElement);
  const button = part(form, "[data-add-button]", HTMLButtonElement);
  error.hidden = true;
  button.disabled = true;
  try {
    const line = {
      merchandiseId: `gid://shopify/ProductVariant/${fields.get("id")}`,
      quantity: Number(fields.get("quantity") ?? 1),
    };
    const { userErrors = [], warnings = [] } = await actions.updateCart(
      { lines: [line] },
      { event: { context: "product" } },
    );
    const notice = userErrors[0] ?? warnings[0];
    if (notice !== undefined) {
      error.textContent = notice.message;
      error.hidden = false;
    }
  } catch {
    error.textContent = "The cart cannot be reached. Please try again.";
    error.hidden = false;
  } finally {
    button.disabled = false;
  }
}

/**
 * @template {Element} T
 * @param {Element} root @param {string} selector @param {new () => T} kind
 * @returns {T}
 */
function part(root, selector, kind) {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`The theme has no ${selector}.`);
}
