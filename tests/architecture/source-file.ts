import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export interface Import {
  /** As it is written: "./basket.ts", "node:fs", "@remix-run/node" */
  readonly specifier: string;
  /** The file meant, from the project's top ("app/domain/money.ts"); null for a package */
  readonly target: string | null;
  readonly isTypeOnly: boolean;
  readonly names: readonly string[];
}

export interface SourceFile {
  /** From the project's top, with forward slashes */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

const top = fileURLToPath(new URL("../..", import.meta.url));
const isCode = /\.(ts|tsx|js|mjs|liquid|css)$/;
const isMadeByTools = /^app\/shopify\/generated\.ts$|^devstore\/stream\/segments\/|\.min\.js$|\/node_modules\//;

/** Every file of code below the named folders of the project, without what tools generate. */
export function readSourceFiles(folders: readonly string[]): SourceFile[] {
  return folders
    .filter((folder) => existsSync(join(top, folder)))
    .flatMap((folder) => {
      const entries = readdirSync(join(top, folder), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    })
    .map((path) => ({ absolute: path, path: relative(top, path).split(sep).join("/") }))
    .filter(({ path }) => isCode.test(path) && !isMadeByTools.test(path))
    .map(({ absolute, path }) => parseSourceFile(path, readFileSync(absolute, "utf8")))
    .sort((one, other) => one.path.localeCompare(other.path));
}

/** Reads one file's imports from its text, those inside JSDoc comments among them. */
export function parseSourceFile(path: string, text: string): SourceFile {
  const isScript = /\.(ts|tsx|js|mjs)$/.test(path);
  const tree = ts.createSourceFile(path, isScript ? text : "", ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const add = (specifier: string, isTypeOnly: boolean, names: readonly string[]) => {
    const isRelative = specifier.startsWith(".");
    const target = isRelative ? posix.normalize(posix.join(posix.dirname(path), specifier)) : null;
    imports.push({ specifier, target, isTypeOnly, names });
  };
  visit(tree, add);
  if (/\.m?js$/.test(path)) {
    for (const [, specifier] of text.matchAll(/import\("([^"]+)"\)\./g)) if (specifier) add(specifier, true, []);
    for (const [, specifier] of text.matchAll(/@import .* from "([^"]+)"/g)) if (specifier) add(specifier, true, []);
  }
  return { path, text, tree, imports };
}

type Add = (specifier: string, isTypeOnly: boolean, names: readonly string[]) => void;

function visit(node: ts.Node, add: Add): void {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const bindings = node.importClause?.namedBindings;
    const elements = bindings !== undefined && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
    const isTypeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || areTypes(elements);
    add(node.moduleSpecifier.text, isTypeOnly, namesOf(elements));
  } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    const elements = node.exportClause && ts.isNamedExports(node.exportClause) ? [...node.exportClause.elements] : [];
    add(node.moduleSpecifier.text, node.isTypeOnly || areTypes(elements), namesOf(elements));
  } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [argument] = node.arguments;
    if (argument !== undefined && ts.isStringLiteralLike(argument)) add(argument.text, false, []);
  } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    if (ts.isStringLiteral(node.argument.literal)) add(node.argument.literal.text, true, []);
  }
  ts.forEachChild(node, (child) => visit(child, add));
}

function areTypes(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): boolean {
  return elements.length > 0 && elements.every((element) => element.isTypeOnly);
}

function namesOf(elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[]): string[] {
  return elements.map((element) => (element.propertyName ?? element.name).text);
}
