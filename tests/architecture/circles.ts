import type { SourceFile } from "./source-file.ts";

/** Every circle of imports, written as "a.ts → b.ts → a.ts", each once. Types count too. */
export function circlesOfImports(files: readonly SourceFile[]): string[] {
  const targets = new Map(files.map((file) => [file.path, file.imports.flatMap(({ target }) => target ?? [])]));
  const finished = new Set<string>();
  const circles: string[] = [];

  function walk(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path);
    if (start !== -1) {
      circles.push([...trail.slice(start), path].join(" → "));
      return;
    }
    if (finished.has(path)) return;
    for (const target of targets.get(path) ?? []) walk(target, [...trail, path]);
    finished.add(path);
  }

  for (const path of targets.keys()) walk(path, []);
  return circles;
}
