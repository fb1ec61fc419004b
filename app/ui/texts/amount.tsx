import { moneyText, type Money } from "../../domain/money.ts";
import { useLocality } from "./text-provider.tsx";

/** An amount of money in the merchant's language. Browsers space amounts differently from the server, hence the suppressed warning. */
export function Amount({ money }: { readonly money: Money }) {
  const { language } = useLocality();
  return <span suppressHydrationWarning>{moneyText(money, language)}</span>;
}

/** Writes a number in a language: ("de", 12500) → "12.500". */
export function numberText(value: number, language: string): string {
  return new Intl.NumberFormat(language).format(value);
}
