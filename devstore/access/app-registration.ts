import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Id } from "../state/ids.ts";
import { parseToml, type TomlTable, type TomlValue } from "./toml.ts";

/** An app as Shopify knows it from its `shopify.app.toml`. */
export interface AppRegistration {
  readonly id: Id;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly handle: string;
  readonly name: string;
  /** Public address, without a slash at its end */
  readonly applicationUrl: string;
  readonly embedded: boolean;
  readonly scopes: readonly string[];
  readonly optionalScopes: readonly string[];
  readonly webhookApiVersion: string;
  /** With the compliance topics; `uri` is a path under the application's address or a whole address */
  readonly webhookTopics: readonly WebhookDeclaration[];
  readonly proxy: { readonly prefix: string; readonly subpath: string; readonly url: string } | null;
  readonly metafieldDefinitions: readonly MetafieldDeclaration[];
  readonly extensionsDir: string | null;
  /** Public unless the app was made for one merchant: those may keep access tokens that never expire */
  readonly distribution?: "public" | "custom";
}

export interface WebhookDeclaration {
  readonly topic: string;
  readonly uri: string;
  readonly includeFields: readonly string[];
  readonly filter?: string;
  readonly metafieldNamespaces?: readonly string[];
  /** Sent along as X-Shopify-Name */
  readonly name?: string;
}

/** A definition of an app-owned metafield, such as `[order.metafields.app.attribution]`. */
export interface MetafieldDeclaration {
  readonly owner: string;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly description?: string;
  /** As the toml says them, such as `merchant_read` */
  readonly access?: { readonly admin?: string; readonly storefront?: string; readonly customerAccount?: string };
  /** `validations.max = 70`: lists as JSON, everything else as text */
  readonly validations?: readonly { readonly name: string; readonly value: string }[];
}

export interface AppFiles {
  readonly tomlPath: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly extensionsDir: string | null;
  /** The tunnel's address: takes the place of `application_url`, as `shopify app dev` does it. */
  readonly applicationUrl?: string;
}

/** Reads an app's registration. Throws one line that names the file, and the line or key that is wrong. */
export function readAppRegistration(files: AppFiles): AppRegistration {
  try {
    return registrationFrom(parseToml(readFileSync(files.tomlPath, "utf8")), files);
  } catch (error) {
    throw new Error(`${files.tomlPath}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function registrationFrom(toml: TomlTable, files: AppFiles): AppRegistration {
  const declaredUrl = text(toml, "application_url").replace(/\/$/, "");
  const applicationUrl = (files.applicationUrl ?? declaredUrl).replace(/\/$/, "");
  const here = (url: string) => (url.startsWith(declaredUrl) ? applicationUrl + url.slice(declaredUrl.length) : url);
  const name = text(toml, "name");
  const access = tableIn(toml, "access_scopes");
  const proxy = tableIn(toml, "app_proxy");
  const webhooks = tableIn(toml, "webhooks");

  return {
    id: appId(files.clientId),
    clientId: files.clientId,
    clientSecret: files.clientSecret,
    handle: typeof toml["handle"] === "string" ? toml["handle"] : slug(name),
    name,
    applicationUrl,
    embedded: toml["embedded"] !== false,
    scopes: access && access["scopes"] !== undefined ? scopeList(text(access, "scopes")) : [],
    optionalScopes: access ? texts(access["optional_scopes"]) : [],
    webhookApiVersion: webhooks ? text(webhooks, "api_version") : "2026-10",
    webhookTopics: webhooks ? webhookDeclarations(webhooks) : [],
    proxy: proxy && { prefix: text(proxy, "prefix"), subpath: text(proxy, "subpath"), url: proxyUrl(proxy) },
    metafieldDefinitions: metafieldDeclarations(toml),
    extensionsDir: files.extensionsDir,
  };

  function proxyUrl(table: TomlTable): string {
    const url = text(table, "url");
    return url.startsWith("/") ? applicationUrl + url : here(url);
  }
}

function webhookDeclarations(webhooks: TomlTable): WebhookDeclaration[] {
  return tables(webhooks["subscriptions"]).flatMap((subscription) => {
    const topics = [...texts(subscription["topics"]), ...texts(subscription["compliance_topics"])];
    const uri = text(subscription, "uri");
    const includeFields = texts(subscription["include_fields"]);
    const metafieldNamespaces = texts(subscription["metafield_namespaces"]);
    const { filter, name } = subscription;
    return topics.map((topic) => ({
      topic,
      uri,
      includeFields,
      metafieldNamespaces,
      ...(typeof filter === "string" ? { filter } : {}),
      ...(typeof name === "string" ? { name } : {}),
    }));
  });
}

/** `[product.metafields.app.care]` declares the key `care` of `$app`; `[order.metafields.app.live.sale]` that of `$app:live`. */
function metafieldDeclarations(toml: TomlTable): MetafieldDeclaration[] {
  return Object.entries(toml).flatMap(([owner, table]) => {
    if (!isTable(table) || !isTable(table["metafields"]) || !isTable(table["metafields"]["app"])) return [];
    return Object.entries(table["metafields"]["app"]).flatMap(([key, value]) => {
      if (!isTable(value)) return [];
      if (typeof value["type"] === "string") return [declaration(owner, "$app", key, value)];
      const inner = Object.entries(value).filter((entry): entry is [string, TomlTable] => isTable(entry[1]));
      return inner.map(([innerKey, definition]) => declaration(owner, `$app:${key}`, innerKey, definition));
    });
  });
}

function declaration(owner: string, namespace: string, key: string, table: TomlTable): MetafieldDeclaration {
  const name = typeof table["name"] === "string" ? table["name"] : key;
  const access = tableIn(table, "access");
  const validations = Object.entries(tableIn(table, "validations") ?? {});
  const { description } = table;
  return {
    owner,
    namespace,
    key,
    type: text(table, "type"),
    name,
    ...(typeof description === "string" ? { description } : {}),
    access: {
      ...accessOf(access, "admin", "admin"),
      ...accessOf(access, "storefront", "storefront"),
      ...accessOf(access, "customer_account", "customerAccount"),
    },
    validations: validations.map(([name, value]) => ({
      name,
      value: typeof value === "object" ? JSON.stringify(value) : String(value),
    })),
  };
}

function accessOf(access: TomlTable | null, key: string, name: string): Record<string, string> {
  const value = access?.[key];
  return typeof value === "string" ? { [name]: value } : {};
}

/** An id that stays the same for a client id, so that `$app` namespaces survive a new shop. */
function appId(clientId: string): Id {
  const digest = createHash("sha256").update(clientId).digest();
  return (100_000_000_000 + (digest.readUIntBE(0, 6) % 900_000_000_000)).toString();
}

function scopeList(scopes: string): string[] {
  return scopes
    .split(",")
    .map((scope) => scope.trim())
    .filter((scope) => scope !== "");
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function text(table: TomlTable, key: string): string {
  const value = table[key];
  if (typeof value !== "string" || value === "") throw new Error(`${key} must be a text`);
  return value;
}

function texts(value: TomlValue | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function tables(value: TomlValue | undefined): TomlTable[] {
  return Array.isArray(value) ? value.filter(isTable) : [];
}

function tableIn(table: TomlTable, key: string): TomlTable | null {
  const value = table[key];
  return isTable(value) ? value : null;
}

function isTable(value: TomlValue | undefined): value is TomlTable {
  return typeof value === "object" && !Array.isArray(value);
}
