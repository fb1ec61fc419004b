import { Transform } from "node:stream";

export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** Replaces every `from` by its `to` in a whole text. */
export function rewriteText(text: string, replacements: readonly Replacement[]): string {
  return replacements.reduce((rewritten, { from, to }) => rewritten.replaceAll(from, to), text);
}

/**
 * The same on a stream, passing on each chunk at once: only a tail that may be the beginning of a `from` waits for what
 * follows, so an event stream is not held up. Works on latin1 text, which leaves every byte of UTF-8 as it is.
 */
export function rewritingStream(replacements: readonly Replacement[]): Transform {
  let kept = "";
  return new Transform({
    transform(chunk: Buffer, _encoding, done): void {
      const text = rewriteText(kept + chunk.toString("latin1"), replacements);
      const wait = tailLength(text, replacements);
      kept = text.slice(text.length - wait);
      done(null, Buffer.from(text.slice(0, text.length - wait), "latin1"));
    },
    flush(done): void {
      done(null, Buffer.from(kept, "latin1"));
    },
  });
}

function tailLength(text: string, replacements: readonly Replacement[]): number {
  let longest = 0;
  for (const { from } of replacements) {
    for (let length = Math.min(from.length - 1, text.length); length > longest; length--) {
      if (text.endsWith(from.slice(0, length))) longest = length;
    }
  }
  return longest;
}
