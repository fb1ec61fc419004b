// @ts-check

/** Short messages of the app at the foot of the admin. @param {(kind: string, content: object) => void} tell */
export function createToasts(tell) {
  const area = /** @type {HTMLElement} */ (document.querySelector("[data-toasts]"));
  /** @type {Map<string, { element: HTMLElement, timer: number }>} */
  const shown = new Map();

  /** @param {string} id */
  function hide(id) {
    const toast = shown.get(id);
    if (toast === undefined) return;
    clearTimeout(toast.timer);
    toast.element.remove();
    shown.delete(id);
    tell("toast-dismissed", { id });
  }

  /** @param {{ id: string, message: string, options: { duration?: number, isError?: boolean, action?: string } }} toast */
  function show({ id, message, options }) {
    const element = Object.assign(document.createElement("div"), {
      className: `toast${options.isError ? " toast--error" : ""}`,
    });
    element.append(Object.assign(document.createElement("span"), { textContent: message }));
    if (options.action) {
      const action = Object.assign(document.createElement("button"), {
        type: "button",
        textContent: options.action,
        className: "toast__button",
      });
      action.addEventListener("click", () => {
        tell("toast-action", { id });
        hide(id);
      });
      element.append(action);
    }
    const close = Object.assign(document.createElement("button"), {
      type: "button",
      textContent: "✕",
      className: "toast__button",
    });
    close.setAttribute("aria-label", "Dismiss");
    close.addEventListener("click", () => hide(id));
    element.append(close);
    area.append(element);
    shown.set(id, { element, timer: window.setTimeout(() => hide(id), options.duration ?? 5000) });
  }

  return { show, hide };
}
