import ts from "typescript";
import type { SourceFile } from "./source-file.ts";

const drawers = /^(utils?|helpers?|common|services?|managers?)$/;

/** One line for every file or folder that is named after a drawer instead of a noun, and for every barrel. */
export function forbiddenNames(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const parts = file.path.split("/");
    const words = parts.flatMap((part) => part.split(/[.\-_]/));
    const word = words.find((each) => drawers.test(each.toLowerCase()));
    if (word !== undefined) return [`${file.path} is named after a drawer ("${word}")`];
    if (/^types\.(ts|js)$/.test(parts.at(-1) ?? "")) return [`${file.path} is named after a drawer ("types")`];
    return isBarrel(file) ? [`${file.path} only passes on what other files export`] : [];
  });
}

function isBarrel({ tree }: SourceFile): boolean {
  return (
    tree.statements.length > 0 &&
    tree.statements.every((each) => ts.isExportDeclaration(each) && each.moduleSpecifier !== undefined)
  );
}

/** One line for every file that is longer than a file should be: 300 lines, 400 for tests and conformance cases. */
export function filesTooLong(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const most = path.startsWith("tests/") || /\.(test|cases)\.tsx?$/.test(path) ? 400 : 300;
    const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
    return lines > most ? [`${path} has ${lines} lines, ${most} is the most`] : [];
  });
}
