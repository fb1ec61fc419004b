import type { TFunction } from "i18next";
import { minorDigits, moneyText } from "../../domain/money.ts";
import type { ShowFieldError } from "../../domain/show-input.ts";

/** Says what is wrong with a field, or nothing when it is right. */
export function fieldWords(
  t: TFunction,
  error: ShowFieldError | undefined,
  { language, currency }: { readonly language: string; readonly currency: string },
): string | undefined {
  if (error === undefined) return undefined;
  const example = moneyText({ minor: 25 * 10 ** minorDigits(currency), currency }, language);
  const digits = "digits" in error ? error.digits : 0;
  return t(`form.field.${error.code}`, {
    example,
    digits,
    count: digits,
    most: "most" in error ? error.most : 0,
  });
}
