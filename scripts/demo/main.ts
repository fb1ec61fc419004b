import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { oneLine } from "../setup/problem.mjs";
import { lastWordsOf, type ChildProcess } from "./child-process.ts";
import { claimFolder, endLeftovers } from "./folder-claim.ts";
import { openHouse } from "./house.ts";
import { installing, type Installing } from "./install.ts";
import { checkKeptCatalogue, isStoreKept, readCatalogues } from "./kept-catalogue.ts";
import { OnceThrough } from "./once.ts";
import { parseOptions } from "./options.mjs";
import { claimPorts, freePorts, portsFrom } from "./ports.ts";
import { reportText } from "./report.ts";
import { stayOpen } from "./stay-open.ts";
import { NotHeld, Steps } from "./steps.ts";

const keptFolder = join(import.meta.dirname, "..", "..", ".data", "demo");
/** How long a step that was cut short may take to notice, before everything is ended all the same */
const cutShortMs = 15_000;
const stoppedByPerson = 130;

/** The person asked the demo to end. */
class Stopped extends Error {
  override readonly name = "Stopped";
}

const options = parseOptions(process.argv.slice(2));
const ending = new AbortController();
const steps = new Steps(tell, ending.signal);

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

function endFor(child: ChildProcess): void {
  ending.abort(new NotHeld(lastWordsOf(child)));
}

function endForLostDatabase(why: string): void {
  ending.abort(new NotHeld(`PostgreSQL ended by itself: ${why}`));
}

/** Opens the house in the kept folder, on the ports of the command line. */
async function openKept(closing: AsyncDisposableStack): Promise<Installing> {
  const ports = portsFrom(options.basePort);
  closing.defer(claimFolder(keptFolder));
  await endLeftovers(keptFolder);
  await claimPorts(ports);
  const catalogues = readCatalogues(options.catalogues);
  if (options.fresh) rmSync(keptFolder, { recursive: true, force: true });
  if (options.catalogues.length > 0 && isStoreKept(keptFolder)) checkKeptCatalogue(keptFolder, catalogues);
  const house = await openHouse({ folder: keptFolder, ports, catalogues, steps, closing, onDeath: endFor });
  return installing({ steps, house, closing, onLost: endForLostDatabase });
}

/** Opens the house in a folder that is gone afterwards, on ports that are free. */
async function openOnce(closing: AsyncDisposableStack): Promise<Installing> {
  const folder = mkdtempSync(join(tmpdir(), "paniere-once-"));
  closing.defer(() => rmSync(folder, { recursive: true, force: true }));
  const ports = await freePorts();
  const catalogues = readCatalogues(options.catalogues);
  const house = await openHouse({ folder, ports, catalogues, steps, closing, onDeath: endFor });
  return installing({ steps, house, closing, onLost: endForLostDatabase });
}

async function runOnce(closing: AsyncDisposableStack): Promise<void> {
  let once: OnceThrough | null = null;
  try {
    once = new OnceThrough(await openOnce(closing), closing);
    await once.run();
  } finally {
    const report = once?.report ?? { catalogue: null, show: null, order: null, stock: null, steps: steps.done };
    if (options.json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else if (steps.done.length > 0) process.stdout.write(`\n${reportText(report)}\n`);
  }
}

async function run(closing: AsyncDisposableStack): Promise<void> {
  if (options.once) return runOnce(closing);
  await stayOpen(await openKept(closing));
}

/** Waits for the work; once the demo is to end, gives it a moment to notice and throws the reason. */
async function orEnd(work: Promise<void>): Promise<void> {
  const cut = new Promise<void>((resolve) => {
    ending.signal.addEventListener("abort", () => void wait(cutShortMs, undefined, { ref: false }).then(resolve));
  });
  try {
    await Promise.race([work, cut]);
  } finally {
    ending.signal.throwIfAborted();
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => ending.abort(new Stopped(signal)));
}
const closing = new AsyncDisposableStack();
try {
  await orEnd(run(closing));
} catch (error) {
  if (error instanceof Stopped) {
    tell("\nStopped.");
    process.exitCode = stoppedByPerson;
  } else {
    tell(error instanceof NotHeld ? error.message : oneLine(error));
    process.exitCode = 1;
  }
}
try {
  await closing.disposeAsync();
} catch (error) {
  tell(`Not everything could be ended in order: ${oneLine(error)}`);
  process.exitCode = 1;
}
