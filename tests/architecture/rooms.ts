import type { Import, SourceFile } from "./source-file.ts";

/** The rooms of the house and what each may import of ours: the table of the house style. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  live: [],
  jobs: ["domain"],
  shopify: ["domain"],
  persistence: ["domain"],
  ui: ["domain"],
  "use-cases": ["domain", "shopify", "persistence", "live", "jobs"],
  routes: ["use-cases", "ui", "domain", "authentication", "load context"],
  // Remix's own: the document around every route
  frame: ["ui", "domain", "authentication", "load context"],
  // What server.ts hands to the routes: types of what it bound together
  "load context": ["use-cases", "authentication", "configuration"],
  configuration: [],
  devstore: [],
  extensions: ["live contract"],
};

/** The files that bind the rooms together, and the programs around the house: they may import anything. */
const isUnbound = (path: string) =>
  /^app\/(server|worker|start|production)\.ts$/.test(path) || /^(tests|scripts|bench)\//.test(path);

const isTest = (path: string) => /\.test\.tsx?$/.test(path);

/** The room in which a file stands. */
export function roomOf(path: string): string {
  if (path === "app/live/message.ts") return "live contract";
  if (path === "app/shopify/authentication.server.ts") return "authentication";
  if (path === "app/config.server.ts") return "configuration";
  if (path === "app/load-context.ts") return "load context";
  if (/^app\/(root|entry\.[a-z]+)\.tsx?$/.test(path)) return "frame";
  const [first, second] = path.split("/");
  return first === "app" && second !== undefined && !second.includes(".") ? second : (first ?? "");
}

function isAllowed(from: SourceFile, { target, isTypeOnly }: Import): boolean {
  if (target === null || isUnbound(from.path)) return true;
  const room = roomOf(from.path);
  const other = roomOf(target);
  if (room === other) return true;
  if (isTest(from.path) && target.startsWith("tests/support/")) return true;
  // The contract and the door belong to a room, which uses them as its own.
  if ([room, other].every((name) => ["live", "live contract"].includes(name))) return true;
  if ([room, other].every((name) => ["shopify", "authentication"].includes(name))) return true;
  const allowed = mayImport[room === "authentication" ? "shopify" : room === "live contract" ? "live" : room] ?? [];
  if (room === "extensions") return isTypeOnly && allowed.includes(other);
  if (other === "live contract") return allowed.includes("live");
  if (other === "authentication") return allowed.includes("authentication") || allowed.includes("shopify");
  return allowed.includes(other);
}

/** One line for every import that the table of rooms does not allow. */
export function importsOutsideTheTable(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((each) => !isAllowed(file, each))
      .map((each) => `${file.path} (${roomOf(file.path)}) may not import ${each.specifier}`),
  );
}

/** One line for every import of Remix in a room below the routes. */
export function remixBelowRoutes(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => path.startsWith("app/") && !["routes", "frame"].includes(roomOf(path)) && !isUnbound(path))
    .flatMap((file) =>
      file.imports
        .filter(({ specifier }) => specifier.startsWith("@remix-run/"))
        .map(({ specifier }) => `${file.path} (${roomOf(file.path)}) may not import ${specifier}`),
    );
}
