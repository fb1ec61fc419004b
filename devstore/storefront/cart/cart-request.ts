import type { IncomingMessage } from "node:http";
import { BadRequest, readBody, readForm } from "../../network/exchange.ts";
import type { LineProperty } from "../../state/records/cart.ts";

export type Fields = { readonly [name: string]: unknown };

/** The body of a Cart API request, JSON or a form; `properties[Size]` of a form is the same as an object in JSON. */
export async function readFields(request: IncomingMessage): Promise<Fields> {
  if ((request.headers["content-type"] ?? "").includes("json")) {
    // The ids of a store pass 2^53: a bare number keeps its digits only as text.
    const text = (await readBody(request)).replace(/([:[,]\s*)(\d{16,})(?=\s*[,}\]])/g, '$1"$2"');
    return objectIn(parseJson(text));
  }
  return nested(await readForm(request));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text === "" ? "{}" : text);
  } catch {
    throw new BadRequest("The body is not JSON.");
  }
}

/** `items[0][id]=1` becomes `{ items: { 0: { id: "1" } } }`, and `updates[]=1` a list. */
function nested(form: URLSearchParams): Fields {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of form) {
    const [first = "", ...keys] = [...name.matchAll(/^[^[]+|(?<=\[)[^\]]*(?=\])/g)].map(([part]) => part);
    let target = fields;
    let last = first;
    for (const key of keys) {
      const inner = (target[last] ??= key === "" ? [] : {}) as Record<string, unknown>;
      last = key === "" ? String(Object.keys(inner).length) : key;
      target = inner;
    }
    target[last] = value;
  }
  return fields;
}

export function objectIn(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

/** An array, or what a form makes of one. */
export function listIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as unknown[];
  return typeof value === "object" && value !== null ? Object.values(value) : null;
}

export function textIn(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

/** A whole number from 0; null when the field is not one. */
export function quantityIn(value: unknown): number | null {
  const number = typeof value === "number" ? value : typeof value === "string" && value !== "" ? Number(value) : NaN;
  return Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** Properties of a line, or attributes of a cart; empty values are left out, as Shopify does. */
export function propertiesIn(value: unknown): LineProperty[] {
  return Object.entries(objectIn(value)).flatMap(([name, given]) => {
    const text = typeof given === "boolean" ? String(given) : textIn(given);
    return text === null || text === "" ? [] : [{ name, value: text }];
  });
}
