import { useEffect, useRef, useState } from "react";

const shownMs = 1600;

/** True for a moment after a value changed, and never for its first value. */
export function useChanged(value: unknown): boolean {
  const before = useRef(value);
  const [changed, setChanged] = useState(false);

  useEffect(() => {
    if (Object.is(before.current, value)) return;
    before.current = value;
    setChanged(true);
    const over = setTimeout(() => setChanged(false), shownMs);
    return () => clearTimeout(over);
  }, [value]);

  return changed;
}
