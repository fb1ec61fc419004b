// @ts-check

/** Keeps the header's count and the cart page true to the cart, whoever changes it. */
export function watchCart() {
  document.addEventListener("DOMContentLoaded", configure);
  document.addEventListener("shopify:cart:lines-update", (event) => follow(event, true));
  document.addEventListener("shopify:cart:discount-update", (event) => follow(event, false));
  document.addEventListener("click", removeLine);
  document.addEventListener("change", updateQuantity);
}

/** Tells the storefront that this theme shows the cart's changes itself, so that the page is not loaded anew. */
function configure() {
  Reflect.get(window, "Shopify")?.actions?.updateCart.configure({
    eventTarget: () => document,
    handler: (/** @type {() => Promise<any>} */ defaultHandler) => defaultHandler(),
  });
}

/** @param {Event} event @param {boolean} tell */
async function follow(event, tell) {
  try {
    const { cart, userErrors = [], warnings = [] } = await Reflect.get(event, "promise");
    for (const count of document.querySelectorAll("[data-cart-count]")) count.textContent = String(cart.totalQuantity);
    if (document.querySelector("[data-cart-page]") !== null) await refreshCartPage();
    else if (tell && Reflect.get(event, "action") === "add" && userErrors.length + warnings.length === 0)
      say("Added to your cart");
  } catch {
    say("The cart cannot be reached. Please try again.");
  }
}

/** @param {Event} event */
function removeLine(event) {
  const button = event.target instanceof Element ? event.target.closest("[data-remove-line]") : null;
  const actions = Reflect.get(window, "Shopify")?.actions;
  if (button === null || actions === undefined) return;
  event.preventDefault();
  change(actions, button.getAttribute("data-remove-line") ?? "", 0);
}

/** @param {Event} event */
function updateQuantity(event) {
  const actions = Reflect.get(window, "Shopify")?.actions;
  if (
    !(event.target instanceof HTMLInputElement) ||
    !event.target.matches("[data-line-quantity]") ||
    actions === undefined
  )
    return;
  const key =
    event.target.closest(".line")?.querySelector("[data-remove-line]")?.getAttribute("data-remove-line") ?? "";
  change(actions, key, Math.max(0, Math.floor(Number(event.target.value) || 0)));
}

/** @param {any} actions @param {string} key @param {number} quantity */
async function change(actions, key, quantity) {
  try {
    const { warnings = [] } = await actions.updateCart(
      { lines: [{ id: key, quantity }] },
      { event: { context: "cart" } },
    );
    if (warnings[0] !== undefined) say(warnings[0].message);
  } catch {
    say("The cart cannot be reached. Please try again.");
  }
}

async function refreshCartPage() {
  const answer = await fetch(`${Reflect.get(window, "Shopify").routes.root}cart?section_id=main-cart`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  document.querySelector("#shopify-section-main-cart")?.replaceWith(...fresh.childNodes);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/** @param {string} text */
function say(text) {
  const notice = document.querySelector("[data-notice]");
  if (notice === null) return;
  notice.textContent = text;
  notice.classList.add("notice--shown");
  clearTimeout(hiding);
  hiding = setTimeout(() => notice.classList.remove("notice--shown"), 2600);
}
