import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { AppRegistration } from "../access/app-registration.ts";

/** One app embed or app block of a theme app extension, as its block's schema declares it. */
export interface AppBlock {
  /** `live-basket/basket`: extension handle and block name */
  readonly key: string;
  readonly extension: ThemeExtension;
  readonly file: string;
  readonly name: string;
  /** An app block stands in a section, an app embed at the end of the head or the body */
  readonly target: "head" | "body" | "section";
  readonly javascript: string | null;
  readonly stylesheet: string | null;
  readonly settings: readonly BlockSetting[];
}

export interface BlockSetting {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly info: string;
  readonly default: unknown;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
}

export interface ThemeExtension {
  readonly handle: string;
  readonly folder: string;
  /** Stands in the address of its assets */
  readonly uid: string;
  /** Changes with every change of an asset, so a browser may keep what it has */
  readonly version: string;
}

/** The theme app extensions of an app: the folders of `extensionsDir` that hold blocks. */
export function themeExtensions(app: AppRegistration): ThemeExtension[] {
  const { extensionsDir } = app;
  if (extensionsDir === null || !existsSync(extensionsDir)) return [];
  return readdirSync(extensionsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(extensionsDir, entry.name, "blocks")))
    .map(({ name }) => ({
      handle: name,
      folder: join(extensionsDir, name),
      uid: `${app.clientId}-${name}`,
      version: versionOf(join(extensionsDir, name, "assets")),
    }));
}

function versionOf(assetsDir: string): string {
  const times = existsSync(assetsDir)
    ? readdirSync(assetsDir).map((name) => statSync(join(assetsDir, name)).mtimeMs)
    : [];
  return Math.round(Math.max(0, ...times)).toString(36);
}

/** The app embeds of an app. Throws for a block whose schema is missing or no JSON. */
export function embedBlocks(app: AppRegistration): AppBlock[] {
  return appBlocks(app).filter(({ target }) => target !== "section");
}

/** The app embeds and app blocks of an app. Throws for one whose schema is missing or no JSON. */
export function appBlocks(app: AppRegistration): AppBlock[] {
  return themeExtensions(app).flatMap((extension) =>
    readdirSync(join(extension.folder, "blocks"))
      .filter((name) => name.endsWith(".liquid"))
      .flatMap((name) => blockIn(extension, name) ?? []),
  );
}

function blockIn(extension: ThemeExtension, fileName: string): AppBlock | null {
  const file = join(extension.folder, "blocks", fileName);
  const schema = schemaOf(file);
  const target = schema["target"];
  if (target !== "head" && target !== "body" && target !== "section") return null;
  const settings = Array.isArray(schema["settings"]) ? (schema["settings"] as Record<string, unknown>[]) : [];
  return {
    key: `${extension.handle}/${fileName.replace(/\.liquid$/, "")}`,
    extension,
    file,
    name: textOrNull(schema["name"]) ?? fileName,
    target,
    javascript: textOrNull(schema["javascript"]),
    stylesheet: textOrNull(schema["stylesheet"]),
    settings: settings.filter((setting) => typeof setting["id"] === "string").map(settingIn),
  };
}

function schemaOf(file: string): Record<string, unknown> {
  const json = /\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/.exec(readFileSync(file, "utf8"))?.[1];
  if (json === undefined) throw new Error(`${file} has no schema.`);
  try {
    return JSON.parse(json) as Record<string, unknown>;
  } catch (error) {
    throw new Error(`The schema of ${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function settingIn(setting: Record<string, unknown>): BlockSetting {
  const options = Array.isArray(setting["options"]) ? (setting["options"] as { value: unknown; label: unknown }[]) : [];
  return {
    id: String(setting["id"]),
    type: textOrNull(setting["type"]) ?? "text",
    label: String(setting["label"] ?? setting["id"]),
    info: textOrNull(setting["info"]) ?? "",
    default: setting["default"] ?? (setting["type"] === "checkbox" ? false : null),
    options: options.map(({ value, label }) => ({ value: String(value), label: String(label) })),
    min: numberOrNull(setting["min"]),
    max: numberOrNull(setting["max"]),
    step: numberOrNull(setting["step"]),
  };
}

/** What a block's settings are until the merchant chooses otherwise. */
export function defaultSettings(block: AppBlock): Record<string, unknown> {
  return Object.fromEntries(block.settings.map((setting) => [setting.id, setting.default]));
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function numberOrNull(value: unknown): number | null {
  return typeof value === "number" ? value : null;
}

/** Path of an asset on the shop's own origin; cdn.shopify.com serves the same without `/cdn`. */
export function assetPath(extension: ThemeExtension, name: string): string {
  return `/cdn/extensions/${extension.uid}/${extension.version}/assets/${name}`;
}
