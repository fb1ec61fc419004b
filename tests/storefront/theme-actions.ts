/**
 * A theme's own handler of `Shopify.actions.updateCart`, as a script: it reaches the cart, tells the theme by an event, and answers
 * a refusal with `userErrors`. https://shopify.dev/docs/api/storefront-events-and-actions/actions/update-cart
 */
export const themeActions = `
window.updates = [];
const post = async (path, body) => {
  const answer = await fetch("/cart/" + path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok && answer.status !== 422) throw new Error(path + " answered " + answer.status);
  return answer.ok ? null : (await answer.json()).description;
};
const updateCart = ({ lines = [], discountCodes }) => {
  updates.push({ lines, discountCodes });
  const promise = (async () => {
    const complaints = [];
    for (const { id, merchandiseId, quantity, attributes = [] } of lines) {
      const properties = Object.fromEntries(attributes.map(({ key, value }) => [key, value]));
      complaints.push(id
        ? await post("change.js", { id, quantity })
        : await post("add.js", { items: [{ id: merchandiseId.split("/").at(-1), quantity, properties }] }));
    }
    if (discountCodes) await post("update.js", { discount: discountCodes.join(",") });
    const cart = await (await fetch("/cart.js")).json();
    return { cart: { totalQuantity: cart.item_count }, userErrors: complaints.filter(Boolean).map((message) => ({ message })), warnings: [] };
  })();
  if (lines.length) document.dispatchEvent(Object.assign(new Event("shopify:cart:lines-update"), { promise }));
  return promise;
};
window.Shopify = { actions: { updateCart } };`;
