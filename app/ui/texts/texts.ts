import polarisDe from "@shopify/polaris/locales/de.json";
import polarisEn from "@shopify/polaris/locales/en.json";
import polarisEs from "@shopify/polaris/locales/es.json";
import polarisFr from "@shopify/polaris/locales/fr.json";
import polarisIt from "@shopify/polaris/locales/it.json";
import de from "./de.json";
import en from "./en.json";
import es from "./es.json";
import fr from "./fr.json";
import it from "./it.json";
import type { Language } from "./language.ts";

/** The words of one text file: nested objects that end in text. */
export interface Words {
  readonly [key: string]: string | Words;
}

/** What the admin pages say in each language. */
export const ownTexts: Readonly<Record<Language, Words>> = { en, de, fr, it, es };

const polarisTexts = { en: polarisEn, de: polarisDe, fr: polarisFr, it: polarisIt, es: polarisEs };

/** The words of one language, so that a page is sent only the one it speaks. `polaris` are those of its components. */
export function textsOf(language: Language) {
  return { own: ownTexts[language], polaris: polarisTexts[language] };
}
