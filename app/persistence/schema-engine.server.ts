import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, type SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import type * as engine from "@prisma/schema-engine-wasm";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { z } from "zod";

// The package's own entry imports its .wasm file as a module, which Node does not do; so its two halves are joined here.
type Bindings = typeof engine & { __wbg_set_wasm(exports: WebAssembly.Exports): void };
const bindingsModule = z.custom<Bindings>((value) => typeof value === "object" && value !== null);
const starter = z.custom<() => void>((value) => typeof value === "function");

const entry = import.meta.resolve("@prisma/schema-engine-wasm");
let bindings: Promise<Bindings> | undefined;

async function loadBindings(): Promise<Bindings> {
  const js = bindingsModule.parse(await import(new URL("schema_engine_bg.js", entry).href));
  const wasm = await readFile(fileURLToPath(new URL("schema_engine_bg.wasm", entry)));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": { ...js } });
  js.__wbg_set_wasm(instance.exports);
  starter.parse(instance.exports["__wbindgen_start"])();
  return js;
}

/** Runs `work` with Prisma's schema engine, compiled to WebAssembly, on a database; nothing is downloaded. */
export async function withSchemaEngine<Value>(
  databaseUrl: string,
  datamodel: readonly [path: string, content: string],
  work: (engine: engine.SchemaEngine) => Promise<Value>,
): Promise<Value> {
  bindings ??= loadBindings();
  const loaded = await bindings;
  const adapters: SqlDriverAdapter[] = [];
  const postgres = new PrismaPg({ connectionString: databaseUrl, max: 1 });
  const connect = postgres.connect.bind(postgres);
  // The engine leaves its connections open; they are remembered here, to be closed with it.
  postgres.connect = async () => {
    const adapter = await connect();
    adapters.push(adapter);
    return adapter;
  };
  const opened = await loaded.SchemaEngine.new(
    { datamodels: [[...datamodel]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(postgres),
  );
  try {
    return await work(opened);
  } finally {
    opened.free();
    for (const adapter of adapters) await adapter.dispose();
  }
}
