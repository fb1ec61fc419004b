import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AppRegistration } from "../access/app-registration.ts";
import { parseToml, type TomlTable, type TomlValue } from "../access/toml.ts";

/** A function of an app, as its `shopify.extension.toml` declares it for one target. */
export interface FunctionExtension {
  /** Stable for the app and handle */
  readonly id: string;
  readonly app: AppRegistration;
  readonly handle: string;
  readonly title: string;
  readonly description: string | null;
  readonly apiVersion: string;
  readonly target: string;
  /** Text of the input query */
  readonly inputQuery: string;
  /** The module beside the input query, with the same name */
  readonly modulePath: string;
  /** `cart-validations-generate-run` exports `cartValidationsGenerateRun` */
  readonly exportName: string;
}

/**
 * The functions in an app's extensions folder. What Shopify's CLI compiles at deploy is run here as it is written: the module
 * beside the input query. Throws one line that names the file which is missing or wrong.
 */
export function functionExtensions(app: AppRegistration): FunctionExtension[] {
  if (app.extensionsDir === null || !existsSync(app.extensionsDir)) return [];
  return readdirSync(app.extensionsDir).flatMap((folder) => {
    const path = join(app.extensionsDir ?? "", folder, "shopify.extension.toml");
    if (!existsSync(path)) return [];
    const toml = parseToml(readFileSync(path, "utf8"));
    return tables(toml["extensions"] ?? [toml])
      .filter((extension) => extension["type"] === "function")
      .flatMap((extension) => functionsOf(app, { toml, extension, folder: join(app.extensionsDir ?? "", folder) }));
  });
}

interface Declared {
  readonly toml: TomlTable;
  readonly extension: TomlTable;
  readonly folder: string;
}

function functionsOf(app: AppRegistration, { toml, extension, folder }: Declared): FunctionExtension[] {
  const handle = textIn(extension, "handle") ?? "";
  return tables(extension["targeting"]).map((targeting): FunctionExtension => {
    const queryPath = join(folder, textIn(targeting, "input_query") ?? "src/run.graphql");
    const modulePath = queryPath.replace(/\.graphql$/, ".js");
    for (const file of [queryPath, modulePath]) {
      if (!existsSync(file)) throw new Error(`${file} is missing: the function "${handle}" needs it.`);
    }
    const target = textIn(targeting, "target") ?? "";
    return {
      id: createHash("sha256").update(`${app.clientId} ${handle}`).digest("hex").slice(0, 32),
      app,
      handle,
      title: textIn(extension, "name") ?? handle,
      description: textIn(extension, "description"),
      apiVersion: textIn(toml, "api_version") ?? "2026-10",
      target,
      inputQuery: readFileSync(queryPath, "utf8"),
      modulePath,
      exportName: camelCase(textIn(targeting, "export") ?? target.replaceAll(".", "-")),
    };
  });
}

function camelCase(name: string): string {
  return name.replace(/[-.](\w)/g, (_match, letter: string) => letter.toUpperCase());
}

function textIn(table: TomlTable, key: string): string | null {
  const value = table[key];
  return typeof value === "string" ? value : null;
}

function tables(value: TomlValue | undefined): TomlTable[] {
  return Array.isArray(value)
    ? value.filter((one): one is TomlTable => typeof one === "object" && !Array.isArray(one))
    : [];
}
