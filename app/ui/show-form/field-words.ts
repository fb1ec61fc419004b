import type { TFunction } from "i18next";
import { minorDigits, moneyText } from "../../domain/money.ts";
import type { RecordingFieldError } from "../../domain/replay.ts";
import type { ShowFieldError } from "../../domain/show-input.ts";
import { numberText } from "../texts/amount.tsx";

/** Says what is wrong with a field, or nothing when it is right. */
export function fieldWords(
  t: TFunction,
  error: ShowFieldError | RecordingFieldError | undefined,
  { language, currency }: { readonly language: string; readonly currency: string },
): string | undefined {
  if (error === undefined) return undefined;
  const example = moneyText({ minor: 25 * 10 ** minorDigits(currency), currency }, language);
  const digits = "digits" in error ? error.digits : 0;
  return t(`form.field.${error.code}`, {
    example,
    digits,
    count: digits,
    most: "most" in error ? numberText(error.most, language) : 0,
    least: "least" in error ? error.least : 0,
    promised: "promised" in error ? numberText(error.promised, language) : 0,
  });
}
