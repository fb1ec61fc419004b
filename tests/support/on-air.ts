import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { openHouse } from "../../scripts/demo/house.ts";
import { installApp, installing, type Installing } from "../../scripts/demo/install.ts";
import { catalogueFile } from "../../scripts/demo/kept-catalogue.ts";
import { freePorts } from "../../scripts/demo/ports.ts";
import { prepareLineUp, putShowOnAir, type ShowOnAir, type ShowSettings } from "../../scripts/demo/show-on-air.ts";
import { Steps } from "../../scripts/demo/steps.ts";
import { noteLogLine } from "./log-lines.ts";

export interface OnAir extends Installing {
  readonly show: ShowOnAir;
}

/**
 * The whole house with a show on air, its first product pinned: dev store, PostgreSQL, web process and worker, as the demo runs them. `csv` is the store's catalogue.
 * Everything is stopped and forgotten when the test file has run.
 */
export async function openOnAir(csv: string, settings: ShowSettings = {}): Promise<OnAir> {
  const closing = new AsyncDisposableStack();
  afterAll(() => closing.disposeAsync());
  const folder = mkdtempSync(join(tmpdir(), "paniere-on-air-"));
  closing.defer(() => rmSync(folder, { recursive: true, force: true }));
  const steps = new Steps(() => undefined, new AbortController().signal);
  const house = await openHouse({
    folder,
    ports: await freePorts(),
    catalogues: [catalogueFile("catalogue.csv", csv)],
    steps,
    closing,
    onDeath: (child) => noteLogLine(JSON.stringify({ level: 60, msg: `${child.name} died: ${child.outcome}` })),
    onLine: noteLogLine,
  });
  const merchantAtWork = await installing({ steps, house, closing });
  const lineUp = await prepareLineUp(merchantAtWork);
  await installApp(merchantAtWork);
  return { ...merchantAtWork, show: await putShowOnAir(merchantAtWork, lineUp, settings) };
}
