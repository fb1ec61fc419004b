/** Values as REST-shaped bodies hold them: an id is a number there, however many digits it has. */
export type RestValue =
  string | number | boolean | null | RestId | readonly RestValue[] | { readonly [key: string]: RestValue };

/** An id as a bare number; JavaScript's own numbers would lose its last digits. */
export class RestId {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

export function restId(id: string): RestId {
  return new RestId(id);
}

/** The body's text, ids with all their digits. */
export function restJson(value: RestValue): string {
  if (value instanceof RestId) return value.digits;
  if (Array.isArray(value)) return `[${(value as readonly RestValue[]).map(restJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}:${restJson(inner)}`);
  return `{${entries.join(",")}}`;
}
