// @ts-check

/** The bar over the admin's top while the app has unsaved changes. @param {(kind: string, content?: object) => void} tell */
export function createSaveBar(tell) {
  const bar = /** @type {HTMLElement} */ (document.querySelector("[data-save-bar]"));
  const save = /** @type {HTMLButtonElement} */ (bar.querySelector("[data-save]"));
  const discard = /** @type {HTMLButtonElement} */ (bar.querySelector("[data-discard]"));
  let confirmDiscard = false;
  save.addEventListener("click", () => tell("save-bar-save"));
  discard.addEventListener("click", async () => {
    if (!confirmDiscard || (await ask("Discard all unsaved changes?", "Discard changes"))) tell("save-bar-discard");
  });

  /** @param {HTMLButtonElement} button @param {{ label?: string | null, disabled?: boolean, loading?: boolean } | undefined} state @param {string} label */
  function showButton(button, state, label) {
    button.textContent = state?.label || label;
    button.disabled = state?.disabled === true || state?.loading === true;
    button.setAttribute("aria-busy", String(state?.loading === true));
  }

  return {
    isShown: () => !bar.hidden,
    /** True when there is nothing unsaved, or the merchant leaves it. */
    async mayLeave() {
      if (bar.hidden) return true;
      if (!(await askToLeave())) return false;
      tell("save-bar-discard");
      bar.hidden = true;
      return true;
    },
    /** @param {{ shown: boolean, save?: object, discard?: object, confirm?: boolean }} state */
    show(state) {
      bar.hidden = !state.shown;
      confirmDiscard = state.confirm === true;
      showButton(save, state.save, "Save");
      showButton(discard, state.discard, "Discard");
    },
  };
}

/** Asks whether to leave with unsaved changes. */
export function askToLeave() {
  return ask("Leave page with unsaved changes?", "Leave page");
}

/** @param {string} question @param {string} yes @returns {Promise<boolean>} */
function ask(question, yes) {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("[data-leave-dialog]"));
  /** @type {HTMLElement} */ (dialog.querySelector("[data-question]")).textContent = question;
  /** @type {HTMLElement} */ (dialog.querySelector("[data-yes]")).textContent = yes;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }),
  );
}
