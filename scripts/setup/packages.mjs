import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, statfsSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "./command.mjs";
import { SetupProblem } from "./problem.mjs";
import { step } from "./progress.mjs";
import { root } from "./root.mjs";

/** The Node that runs everything but the set-up: installed as a package, so a bare machine's Node 20 is enough to begin. */
export const projectNode = join(root, "node_modules", ".bin", "node");
/** What node_modules takes, and room to work in */
const neededMb = 1500;
const npmMissing =
  "npm is not installed: install Node.js with npm 11 (https://nodejs.org), then run the command again.";

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages ?? null;
  } catch {
    return null;
  }
}

/** Whether node_modules holds exactly what the lock file names. Packages for other machines may be absent. */
export function packagesAreInstalled() {
  const wanted = readPackages("package-lock.json");
  const installed = readPackages("node_modules/.package-lock.json");
  if (wanted === null || installed === null) return false;
  const sameOrOptional = Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const here = installed[path];
    if (path === "") return true;
    if (here === undefined) return optional === true;
    return here.version === version && (here.integrity ?? integrity) === integrity;
  });
  return sameOrOptional && Object.keys(installed).every((path) => path in wanted);
}

/** Whether the project's own Node starts and is new enough to run TypeScript. */
function projectNodeRuns() {
  if (!existsSync(projectNode)) return false;
  const { stdout, status } = spawnSync(projectNode, ["--version"], { encoding: "utf8" });
  return status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) >= 24;
}

/** npm takes minutes to notice that the disk is full, and does not say so. */
function checkFreeSpace() {
  const { bavail, bsize } = statfsSync(root);
  const freeMb = Math.floor((bavail * bsize) / 1e6);
  if (freeMb >= neededMb) return;
  throw new SetupProblem(
    `The disk is full: ${freeMb} MB are free where the packages need ${neededMb} MB. Free some, then run the command again.`,
  );
}

/** Installs the packages that the lock file names, Node 24 among them, unless they are there. */
export async function installPackages() {
  if (!packagesAreInstalled()) {
    checkFreeSpace();
    await step("Installing packages (npm ci)", () =>
      runTool("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], { missing: npmMissing }),
    );
  }
  if (projectNodeRuns()) return;
  throw new SetupProblem(
    "Node 24 is missing: the install script of its package was blocked. Run `npm ci --ignore-scripts=false`, then run the command again.",
  );
}
