import { useEffect, useRef, useState } from "react";

export interface NumberKeys {
  readonly on: boolean;
  readonly setOn: (on: boolean) => void;
}

const storageKey = "paniere-number-keys";
const typing = "input, textarea, select, [contenteditable], [role=dialog]";

/**
 * Calls `onNumber` when one of the keys 1 to 9 is pressed outside a field or a dialog, while `active`.
 * The person can switch the keys off (WCAG 2.1.4); this browser remembers it where it may.
 */
export function useNumberKeys(active: boolean, onNumber: (number: number) => void): NumberKeys {
  const [on, setOn] = useState(true);
  const handler = useRef(onNumber);
  useEffect(() => {
    handler.current = onNumber;
  });

  useEffect(() => setOn(remembered() !== "off"), []);

  useEffect(() => {
    if (!active || !on) return;
    const listening = new AbortController();
    addEventListener(
      "keydown",
      (event) => {
        if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
        const target = event.target instanceof Element ? event.target : null;
        if (target?.closest(typing)?.matches(":not([type=checkbox])")) return;
        handler.current(Number(event.key));
      },
      { signal: listening.signal },
    );
    return () => listening.abort();
  }, [active, on]);

  return {
    on,
    setOn: (next) => {
      setOn(next);
      remember(next ? "on" : "off");
    },
  };
}

/** A browser that forbids storage within another site's frame throws; the keys are then on at each visit. */
function remembered(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    return null;
  }
}

function remember(value: string): void {
  try {
    localStorage.setItem(storageKey, value);
  } catch {
    // Nothing is lost but the memory of it.
  }
}
