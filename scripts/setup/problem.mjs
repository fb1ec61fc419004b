/** A fault that a person can mend: its message is one line that says what to do. */
export class SetupProblem extends Error {
  name = "SetupProblem";
}

const meanings = [
  {
    pattern: /ENOSPC|EDQUOT|No space left on device/i,
    line: "The disk is full: free about 3 GB, then run the command again.",
  },
  {
    pattern: /EACCES|EROFS|EPERM|permission denied|read-only file system/i,
    line: "This folder cannot be written: give your user the right to write here, then run the command again.",
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ENOTCACHED|network request to|request to .* failed|Temporary failure resolving|Could not resolve|Could not connect/i,
    line: "The package registry cannot be reached: check the network (or npm's proxy settings), then run the command again.",
  },
];

/**
 * Says what a failed tool's output means and what to do about it, in one line;
 * null when it is none of the faults that have a known remedy.
 * @param {string} output
 * @returns {string | null}
 */
export function meaningOf(output) {
  return meanings.find(({ pattern }) => pattern.test(output))?.line ?? null;
}

/**
 * One line for any error at all: the remedy when it is known, else the error's own first line.
 * @param {unknown} error
 * @returns {string}
 */
export function oneLine(error) {
  if (error instanceof SetupProblem) return error.message;
  const text = error instanceof Error ? error.message : String(error);
  return meaningOf(text) ?? text.split("\n", 1)[0] ?? "unknown fault";
}
