import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { SCHEMA_DIR } from "../conformance/conformance-store.ts";
import { Control } from "../control/control.ts";
import { Shops } from "../shops.ts";
import { type Snapshot, Snapshots } from "../snapshots.ts";
import { findRunning } from "./running.ts";

export const keepingUsage = `npm run devstore -- snapshot NAME | restore NAME | snapshots | reset [--shop SHOP] [--data FOLDER]
  Keeps the dev store under a name, brings it back, lists what is kept, or makes it as new: all of it, or one shop.
  A dev store that runs on the folder does it itself.
  --shop SHOP            only this shop, such as demo
  --data FOLDER          where the dev store is kept (.data/devstore)`;

type Deed = "snapshot" | "restore" | "snapshots" | "reset";

export const keepingCommands = {
  snapshot: (args: string[]) => keep("snapshot", args),
  restore: (args: string[]) => keep("restore", args),
  snapshots: (args: string[]) => keep("snapshots", args),
  reset: (args: string[]) => keep("reset", args),
};

async function keep(deed: Deed, args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { shop: { type: "string" }, data: { type: "string", default: ".data/devstore" } },
  });
  const dataDir = resolve(values.data);
  const [name = ""] = positionals;
  if (name === "" && (deed === "snapshot" || deed === "restore")) throw new Error(`${deed} needs the snapshot's name.`);
  const asked: Asked = { deed, name, ...(values.shop === undefined ? {} : { shop: values.shop }) };
  const admin = findRunning(dataDir);
  const answer = admin === null ? await doneHere(dataDir, asked) : await doneByRunning(admin, asked);
  for (const line of answer) console.log(line);
}

interface Asked {
  readonly deed: Deed;
  readonly name: string;
  readonly shop?: string;
}

async function doneByRunning(admin: string, { deed, name, shop }: Asked): Promise<string[]> {
  const paths = { snapshot: "snapshots", snapshots: "snapshots", restore: `snapshots/${name}/restore`, reset: "reset" };
  const response = await fetch(`${admin}/_control/${paths[deed]}`, {
    headers: { accept: "application/json", "content-type": "application/json" },
    ...(deed === "snapshots" ? {} : { method: "POST", body: JSON.stringify({ name, shop }) }),
  });
  const json = (await response.json()) as Snapshot & { error?: string; snapshots?: Snapshot[] };
  if (!response.ok) throw new Error(json.error ?? `The dev store answered ${response.status}.`);
  if (deed === "reset") return [`As new: ${shop ?? "everything"}`];
  return (json.snapshots ?? [json]).map(lineOf);
}

/** Opens the shops without anything around them: nobody asks them, and they tell nobody. */
async function doneHere(dataDir: string, { deed, name, shop }: Asked): Promise<string[]> {
  const control = new Control({ file: join(dataDir, "control.json"), log: () => undefined });
  const shops = await Shops.open({
    shopsDir: join(dataDir, "shops"),
    schemaDir: SCHEMA_DIR,
    control,
    apps: [],
    appTarget: "",
    shopAddress: "http://localhost",
    adminOrigins: [],
    log: () => undefined,
  });
  const snapshots = new Snapshots({ shops, clock: control.clock, folder: join(dataDir, "snapshots") });
  try {
    if (deed === "snapshots") return (await snapshots.list()).map(lineOf);
    if (deed === "snapshot") return [lineOf(await snapshots.take(name, shop))];
    if (deed === "restore") return [lineOf(await snapshots.restore(name, shop))];
    await snapshots.reset(shop);
    return [`As new: ${shop ?? "everything"}`];
  } finally {
    await shops.close();
    control.clock.stop();
  }
}

function lineOf({ name, takenAt, shops }: Snapshot): string {
  return `${name}, of ${takenAt}: ${shops.join(", ")}`;
}
