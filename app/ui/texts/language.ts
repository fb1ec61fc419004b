/** The languages that the admin pages speak. */
export const languages = ["en", "de", "fr", "it", "es"] as const;
export type Language = (typeof languages)[number];

/**
 * Chooses the admin's language from what was asked for, best first: Shopify's `locale` parameter ("pt-BR"),
 * then the browser's Accept-Language. English when none of them is spoken.
 */
export function languageOf(...asked: readonly (string | null)[]): Language {
  for (const tag of asked.flatMap((wish) => (wish ?? "").split(","))) {
    const found = languages.find((language) => language === tag.trim().slice(0, 2).toLowerCase());
    if (found !== undefined && /^[a-z]{2}([-_;]|$)/i.test(tag.trim())) return found;
  }
  return "en";
}
