import type { ShowField, ShowFieldError } from "../../domain/show-input.ts";

/** Why a show was not saved. */
export type SaveProblem =
  | { readonly kind: "invalid"; readonly fields: Readonly<Partial<Record<ShowField, ShowFieldError>>> }
  | { readonly kind: "changed-elsewhere"; readonly version: number }
  | { readonly kind: "ended" }
  | { readonly kind: "unknown-products"; readonly productIds: readonly string[] }
  | { readonly kind: "line-up-too-long"; readonly most: number }
  | { readonly kind: "unavailable" };

/** A field of the form: those of the show by name, those of an item by its product, so that they follow a moved item. */
export type FormField =
  | "title"
  | "host"
  | "startsAt"
  | "streamUrl"
  | "plannedMinutes"
  | "streamDelay"
  | "holdMinutes"
  | "unitsPerShopper"
  | `price:${string}`
  | `locations:${string}`
  | `units:${string}:${string}`;
export type FieldProblems = Readonly<Partial<Record<FormField, ShowFieldError>>>;

/** Puts each refused field to the field of the form that it stands in; `productIds` are those sent, in their order. */
export function fieldProblems(problem: SaveProblem | null, productIds: readonly string[]): FieldProblems {
  if (problem?.kind !== "invalid") return {};
  const entries = Object.entries(problem.fields).map(([field, error]) => {
    const [, place, name = "", variantId] = /^items\.(\d+)\.(\w+)(?:\.(\w+))?$/.exec(field) ?? [];
    if (place === undefined) return [field, error];
    const productId = productIds[Number(place)] ?? "";
    if (name === "units") return [`units:${productId}:${variantId ?? ""}`, error];
    return [`${name === "livePrice" ? "price" : "locations"}:${productId}`, error];
  });
  return Object.fromEntries(entries) as FieldProblems;
}

/** The problems without that of a field which is being mended. */
export function without(problems: FieldProblems, mended: FormField): FieldProblems {
  return Object.fromEntries(Object.entries(problems).filter(([field]) => field !== mended));
}
