// @ts-check

/**
 * Says when the next show is, in the viewer's own time and words, where the merchant wants it and the shopper did not hide it.
 * @param {HTMLElement} basket the floating show
 * @param {boolean | undefined} isDismissed
 */
export function announce(basket, isDismissed) {
  const { startsAt = "", showNext, state } = basket.dataset;
  const time = basket.querySelector('[data-part="time"]');
  const pill = basket.querySelector('[data-part="pill"]');
  // It may have gone on air while this code was on its way.
  if (state !== "scheduled" || showNext !== "true" || isDismissed || !time || !pill) return;
  time.textContent = new Date(startsAt).toLocaleString(document.documentElement.lang || [], {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  });
  pill.toggleAttribute("hidden", false);
}
