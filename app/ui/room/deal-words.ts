import type { TFunction } from "i18next";
import type { LiveDealFieldError } from "../../domain/live-deal.ts";
import { minorDigits, moneyText } from "../../domain/money.ts";
import { numberText } from "../texts/amount.tsx";
import { clockText } from "../texts/moment.tsx";
import type { Locality } from "../texts/text-provider.tsx";

/** Says what is wrong with a field of a live deal, or nothing when it is right. */
export function dealFieldWords(
  t: TFunction,
  error: LiveDealFieldError | undefined,
  locality: Locality,
): string | undefined {
  if (error === undefined) return undefined;
  const { language, currency } = locality;
  const money = (minor: number) => moneyText({ minor, currency }, language);
  return t(`room.deal.wrong.${error.code}`, {
    example: money(25 * 10 ** minorDigits(currency)),
    digits: "digits" in error ? error.digits : 0,
    least: "least" in error ? numberText(error.least, language) : "",
    most: "most" in error ? numberText(error.most, language) : "",
    than: "than" in error ? money(error.than) : "",
    units: "units" in error ? numberText(error.units, language) : "",
    hours: "hours" in error ? error.hours : 0,
    time: "startsAt" in error ? clockText(error.startsAt, locality) : "",
  });
}

/** Time that is left, as a clock counts it down: "4:05", "1:02:03"; "0:00" once it is over. */
export function countdownText(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number: number) => String(number).padStart(2, "0");
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
