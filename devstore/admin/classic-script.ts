import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Joins small modules into one classic script, as App Bridge must be: it runs at once, before anything else on the page.
 * The modules name each other by plain imports and share one scope here, so every top-level name is used once.
 */
export function classicScript(folder: string, files: readonly string[], settings: object): string {
  const modules = files.map((file) =>
    readFileSync(join(folder, file), "utf8")
      .replace(/^import[\s\S]*?;$/gm, "")
      .replace(/^export /gm, ""),
  );
  return `(() => {\n"use strict";\nconst settings = ${JSON.stringify(settings)};\n${modules.join("\n")}\n})();\n`;
}
