// @ts-check

/** The country changes as soon as another is chosen; without JavaScript there is a button. */
export function watchCountry() {
  for (const select of document.querySelectorAll("[data-country]")) {
    const button = select.parentElement?.querySelector("button");
    if (button) button.hidden = true;
    select.addEventListener("change", () => select.closest("form")?.requestSubmit());
  }
}
