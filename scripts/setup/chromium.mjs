import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { runTool } from "./command.mjs";
import { SetupProblem } from "./problem.mjs";
import { log, step } from "./progress.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const usualPlaces = [
  "/usr/lib/chromium/chromium",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];
const whatToDo =
  "No Chromium was found: install it (Debian, Ubuntu: `sudo apt-get install chromium`; macOS: Google Chrome), or name one in CHROMIUM_PATH.";

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds the browser: the one that CHROMIUM_PATH names, one on the PATH, or one in the usual places. Null without one.
 * @returns {string | null}
 */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") return isExecutable(named) ? named : null;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...usualPlaces].find(isExecutable) ?? null;
}

async function install() {
  const asRoot = process.getuid?.() === 0;
  const apt = (...args) => runTool(...(asRoot ? ["apt-get", args] : ["sudo", ["-n", "apt-get", ...args]]));
  // A list that cannot be refreshed may still be good enough.
  await apt("update").catch((error) => log(`${error.message}\n`));
  await apt("install", "--yes", "--no-install-recommends", "chromium");
}

/** Makes sure of a browser: the one that is there, else Debian's is installed where this user may do that. */
export async function ensureChromium() {
  if (findChromium() !== null) return;
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== "") {
    throw new SetupProblem(`CHROMIUM_PATH names ${named}, which is no program: mend it, or unset it.`);
  }
  if (process.platform !== "linux") throw new SetupProblem(whatToDo);
  await step("Installing Chromium (apt-get)", install).catch((error) => log(`${error.message}\n`));
  if (findChromium() === null) throw new SetupProblem(whatToDo);
}
