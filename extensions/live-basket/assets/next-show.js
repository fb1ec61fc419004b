// @ts-check

/** From here on a planned show is listened to; before, a timer is enough. */
const EARLY_MS = 30 * 60_000;

/**
 * Says when the planned show is, in the viewer's own time and words, where the merchant wants it and the shopper did not hide it,
 * and listens to it once that is near.
 * @param {HTMLElement} basket the floating show
 * @param {() => void} listen
 * @param {AbortSignal} signal the end of the page's interest
 */
export function announce(basket, listen, signal) {
  const { startsAt = "", showNext, showId, state } = basket.dataset;
  // It may have gone on air, or left the page, while this code was on its way.
  if (state !== "scheduled" || signal.aborted) return;
  listenOnceNear(Date.parse(startsAt), listen, signal);
  const pill = basket.querySelector('[data-part="pill"]');
  const time = pill?.querySelector("time");
  if (!time || showNext !== "true" || isHidden(showId)) return;
  time.textContent = new Date(startsAt).toLocaleString(document.documentElement.lang || [], {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  });
  pill?.toggleAttribute("hidden", false);
  pill?.addEventListener(
    "click",
    ({ target }) => {
      if (!(/** @type {Element} */ (target).closest("button"))) return;
      pill.toggleAttribute("hidden", true);
      basket.dispatchEvent(new CustomEvent("paniere:remember", { detail: { dismissed: true } }));
    },
    { signal },
  );
}

/** @param {number} startMs @param {() => void} listen @param {AbortSignal} signal */
function listenOnceNear(startMs, listen, signal) {
  const earlyMs = startMs - EARLY_MS - Date.now();
  if (!(earlyMs > 0)) return listen();
  // A browser's timer holds no more than 31 bits.
  const timer = setTimeout(() => listenOnceNear(startMs, listen, signal), Math.min(earlyMs, 2 ** 31 - 1));
  signal.addEventListener("abort", () => clearTimeout(timer));
}

/** @param {string | undefined} showId */
function isHidden(showId) {
  try {
    return JSON.parse(sessionStorage.getItem(`paniere:${showId}`) ?? "{}").dismissed === true;
  } catch {
    return false;
  }
}
