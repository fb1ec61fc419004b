import type { ChildProcess } from "node:child_process";
import { once } from "node:events";

/** The next thing that a program of ours says. What that is, is written beside it, in the bench's `…-talk.ts`. */
export async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const ended = new AbortController();
  const end = () => ended.abort(new Error("a program of the bench ended early"));
  child.once("exit", end);
  try {
    const [answer] = (await once(child, "message", { signal: ended.signal })) as [Answer];
    return answer;
  } finally {
    child.off("exit", end);
  }
}
