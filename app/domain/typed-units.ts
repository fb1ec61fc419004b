import { grant, refuse, type Decision } from "./decision.ts";

/** Most units of one variant that a show sells. */
export const mostUnitsOfShow = 1_000_000;

export type WholeNumberError =
  { readonly code: "not-whole" } | { readonly code: "outside"; readonly least: number; readonly most: number };

/** Reads a whole number as a person types it. Refuses fractions, other words, and what lies outside the bounds. */
export function parseWhole(
  text: string,
  { least, most }: { readonly least: number; readonly most: number },
): Decision<number, WholeNumberError> {
  const typed = text.trim();
  if (!/^[+-]?\d{1,15}$/.test(typed)) return refuse({ code: "not-whole" });
  const number = Number(typed);
  return number < least || number > most ? refuse({ code: "outside", least, most }) : grant(number);
}

/** Reads how many units of a variant are for a show; null, for no text, is all that is available. */
export function parseUnits(text: string): Decision<number | null, WholeNumberError> {
  return text.trim() === "" ? grant(null) : parseWhole(text, { least: 1, most: mostUnitsOfShow });
}
