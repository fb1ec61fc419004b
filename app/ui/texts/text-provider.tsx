import { createInstance } from "i18next";
import { createContext, useContext, useState, type ReactNode } from "react";
import { I18nextProvider, initReactI18next } from "react-i18next";
import type { Language } from "./language.ts";
import type { Words } from "./texts.ts";

/** How the pages write for one merchant: the person's language, the shop's clock and money. */
export interface Locality {
  readonly language: Language;
  /** IANA name, such as Europe/Rome */
  readonly timeZone: string;
  /** ISO 4217 */
  readonly currency: string;
}

const LocalityContext = createContext<Locality>({ language: "en", timeZone: "UTC", currency: "EUR" });

/** The language, clock and money that the page writes in. */
export function useLocality(): Locality {
  return useContext(LocalityContext);
}

interface TextProviderProps {
  readonly locality: Locality;
  readonly words: Words;
  readonly children: ReactNode;
}

/** Gives the pages within it their words. */
export function TextProvider({ locality, words, children }: TextProviderProps) {
  const [texts] = useState(() => createTexts(locality.language, words));
  return (
    <I18nextProvider i18n={texts}>
      <LocalityContext.Provider value={locality}>{children}</LocalityContext.Provider>
    </I18nextProvider>
  );
}

function createTexts(language: Language, words: Words) {
  const texts = createInstance();
  texts.use(initReactI18next);
  void texts.init({
    lng: language,
    resources: { [language]: { translation: words } },
    interpolation: { escapeValue: false },
    initAsync: false,
    react: { useSuspense: false },
  });
  return texts;
}
