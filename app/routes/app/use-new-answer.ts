import { useEffect, useRef } from "react";

/** Calls `handle` once for each new answer, after the page has drawn it; an answer that is not there yet is none. */
export function useNewAnswer<Answer>(answer: Answer | undefined, handle: (answer: Answer) => void): void {
  const handled = useRef<Answer | undefined>(undefined);
  useEffect(() => {
    if (answer === undefined || handled.current === answer) return;
    handled.current = answer;
    handle(answer);
  });
}
