import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openHouse } from "./house.ts";
import { catalogueFile, noteCatalogues, readCatalogues } from "./kept-catalogue.ts";
import { freePorts } from "./ports.ts";
import { NotHeld, Steps } from "./steps.ts";

test("a kept store of an earlier form is not taken for an empty one: the demo says what to do", async () => {
  const folder = mkdtempSync(join(tmpdir(), "paniere-kept-"));
  await using closing = new AsyncDisposableStack();
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  noteCatalogues(folder, [catalogueFile("catalogue.csv", "of last time")]);
  mkdirSync(join(folder, "devstore"));
  writeFileSync(join(folder, "devstore", "shop.json"), "{}");

  const opened = openHouse({
    folder,
    ports: await freePorts(),
    catalogues: readCatalogues([]),
    steps: new Steps(() => undefined, new AbortController().signal),
    closing,
    onDeath: () => undefined,
  });

  await expect(opened).rejects.toThrow(NotHeld);
  await expect(opened).rejects.toThrow("Add --fresh");
});
