// @ts-check
/** @import { Option } from "./variant-choice.js" */
import { field } from "./offer.js";
import { sleeping } from "./sleeping-markup.js";

/**
 * The picker of a product, a row of radios for each option.
 * @param {HTMLElement} view whose data has the texts
 * @param {Option[]} options
 * @param {(variantId: string) => boolean} canWait whether what is sold out can be chosen all the same
 * @returns {DocumentFragment[]}
 */
export function optionFields(view, options, canWait) {
  return options.map(({ name, values }, level) => {
    const option = sleeping(view, "option");
    field(option, "name").textContent = name;
    field(option, "values").append(
      ...values.map((value, i) => valueField(view, value, { id: `paniere-option-${level}`, index: i, canWait })),
    );
    return option;
  });
}

/**
 * @param {HTMLElement} view
 * @param {Option["values"][number]} value
 * @param {{ id: string, index: number, canWait: (variantId: string) => boolean }} place
 */
function valueField(view, { value, variantId, isChosen, isSoldOut }, { id, index, canWait }) {
  const label = sleeping(view, "value");
  const radio = /** @type {HTMLInputElement} */ (label.querySelector("input"));
  Object.assign(radio, {
    id: `${id}-${index}`,
    name: id,
    value: variantId,
    checked: isChosen,
    disabled: isSoldOut && !canWait(variantId),
  });
  const text = /** @type {HTMLElement} */ (radio.nextElementSibling);
  text.textContent = value;
  if (isSoldOut) text.title = view.dataset.textSoldOut ?? "";
  /** @type {HTMLElement} */ (label.firstElementChild).toggleAttribute("data-sold-out", isSoldOut);
  return label;
}
