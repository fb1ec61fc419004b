// @ts-check

/** A pointer that moves less far is a tap. */
const TAP_PX = 8;
/** So near an edge, of the way from one to the other, the player goes there. */
const NEAR = 0.14;
/** What an arrow key moves it. */
const STEP = 0.1;
/** Round the corners, as a tap on the handle goes. @type {readonly (readonly [number, number])[]} */
const CORNERS = [
  [1, 1],
  [0, 1],
  [0, 0],
  [1, 0],
];
/** @type {Record<string, readonly [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @type {WeakSet<Element>} */
const withKeys = new WeakSet();

/**
 * Moves the floating show: with the pointer that goes down on it, with the arrow keys and Escape on its handle, and from corner to
 * corner with a tap on the handle. Its place is a share of the way between the edges, so it never leaves the window.
 * @param {HTMLElement} basket the floating show
 * @param {Event} event a pointerdown, focusin or click inside it
 */
export function move(basket, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const box = /** @type {HTMLElement | null} */ (target.closest('[data-part="bubble"], [data-size="mini"]'));
  if (!box) return;
  if (event instanceof PointerEvent && event.type === "pointerdown") return follow(basket, box, event);
  const handle = /** @type {HTMLElement | null} */ (target.closest('[data-action="move"]'));
  if (!handle) return;
  if (event.type === "click") {
    const [x, y] = placeOf(basket);
    const at = CORNERS.findIndex((corner) => corner[0] === Math.round(x) && corner[1] === Math.round(y));
    put(basket, CORNERS[(at + 1) % CORNERS.length] ?? [1, 1]);
    return tell(basket, handle);
  }
  if (withKeys.has(handle)) return;
  withKeys.add(handle);
  handle.addEventListener("keydown", (key) => steer(basket, key));
}

/** @param {HTMLElement} basket @param {KeyboardEvent} event */
function steer(basket, event) {
  const step = ARROWS[event.key];
  if (!step && event.key !== "Escape") return;
  event.preventDefault();
  const [x, y] = placeOf(basket);
  put(basket, step ? [x + step[0] * STEP * directionOf(basket), y + step[1] * STEP] : null);
  tell(basket, /** @type {HTMLElement} */ (event.target));
}

/** @param {HTMLElement} basket @param {HTMLElement} box @param {PointerEvent} start */
function follow(basket, box, start) {
  if (!start.isPrimary || start.button !== 0) return;
  const ending = new AbortController();
  const { signal } = ending;
  const [fromX, fromY] = placeOf(basket);
  const room = roomOf(box);
  const ahead = directionOf(basket);
  let isDrag = false;
  /** @param {PointerEvent} event @returns {readonly [number, number]} */
  const placeAt = ({ clientX, clientY }) => [
    fromX + ((clientX - start.clientX) / room.width) * ahead,
    fromY + (clientY - start.clientY) / room.height,
  ];
  addEventListener(
    "pointermove",
    (event) => {
      if (event.pointerId !== start.pointerId) return;
      // It was lifted before this code came.
      if (!event.buttons) return ending.abort();
      isDrag ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > TAP_PX;
      if (isDrag) put(basket, placeAt(event));
    },
    { signal },
  );
  // The first one is still on its way up to the window where the code was here already.
  addEventListener("pointerdown", (event) => event !== start && ending.abort(), { signal });
  for (const type of /** @type {const} */ (["pointerup", "pointercancel"])) {
    addEventListener(
      type,
      (event) => {
        if (event.pointerId !== start.pointerId) return;
        ending.abort();
        if (!isDrag) return;
        const [x, y] = placeOf(basket);
        put(basket, [snapped(x), snapped(y)]);
        if (type === "pointerup") swallowTap(basket);
      },
      { signal },
    );
  }
}

/** The click that ends a drag is none. @param {HTMLElement} basket */
function swallowTap(basket) {
  const ending = new AbortController();
  const swallow = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  basket.addEventListener("click", swallow, { capture: true, signal: ending.signal });
  setTimeout(() => ending.abort());
}

/** @param {number} share */
function snapped(share) {
  if (share < NEAR) return 0;
  return share > 1 - NEAR ? 1 : share;
}

/**
 * The way there is for the box between the edges of the window.
 * @param {HTMLElement} box
 */
function roomOf(box) {
  const { width, height } = box.getBoundingClientRect();
  const gaps = 2 * Number.parseFloat(getComputedStyle(box).getPropertyValue("--paniere-gap"));
  return { width: Math.max(1, innerWidth - width - gaps), height: Math.max(1, innerHeight - height - gaps) };
}

/** 1 where text runs to the right, -1 where it runs to the left. @param {HTMLElement} basket */
function directionOf(basket) {
  return getComputedStyle(basket).direction === "rtl" ? -1 : 1;
}

/** Where the show is, from 0 to 1 of its way. @param {HTMLElement} basket @returns {[number, number]} */
function placeOf(basket) {
  const style = getComputedStyle(basket);
  const known = ["--paniere-x", "--paniere-y"].map((name) => Number(style.getPropertyValue(name)));
  return [known[0] ?? 1, known[1] ?? 1];
}

/** Puts the show there, and remembers it; null puts it back. @param {HTMLElement} basket @param {readonly [number, number] | null} place */
function put(basket, place) {
  const shares = place?.map((share) => String(Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000));
  for (const [i, name] of ["--paniere-x", "--paniere-y"].entries()) {
    if (shares) basket.style.setProperty(name, shares[i] ?? "1");
    else basket.style.removeProperty(name);
  }
  const detail = { place: shares ? `;--paniere-x:${shares[0]};--paniere-y:${shares[1]}` : "" };
  basket.dispatchEvent(new CustomEvent("paniere:remember", { detail }));
}

/** Says where it is now. @param {HTMLElement} basket @param {HTMLElement} handle */
function tell(basket, handle) {
  const [across, down] = placeOf(basket).map((share) => `${Math.round(share * 100)}`);
  const text = handle.dataset.textMoved ?? "";
  const detail = text.replace("%x", across ?? "").replace("%y", down ?? "");
  basket.dispatchEvent(new CustomEvent("paniere:news", { detail }));
}
