// @ts-check

/**
 * Keeps Tab inside: over the whole screen of a phone the page behind is out of reach, for the keyboard too.
 * @param {HTMLElement} dialog
 * @param {KeyboardEvent} event
 */
export function keepFocus(dialog, event) {
  const stops = [...dialog.querySelectorAll("button:enabled, a, input:checked, iframe, [tabindex='0']")].filter(
    (stop) => stop.checkVisibility({ visibilityProperty: true }) && !stop.closest("[inert]"),
  );
  const [first, last] = event.shiftKey ? [stops.at(-1), stops[0]] : [stops[0], stops.at(-1)];
  if (document.activeElement !== last && document.activeElement !== dialog) return;
  event.preventDefault();
  if (first instanceof HTMLElement) first.focus();
}
