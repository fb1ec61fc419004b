import polarisEn from "@shopify/polaris/locales/en.json";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { ErrorPage } from "../../ui/error-page.tsx";
import en from "../../ui/texts/en.json";
import { TextProvider } from "../../ui/texts/text-provider.tsx";
import { troubleOf } from "./trouble.ts";

const locality = { language: "en", timeZone: "UTC", currency: "EUR" } as const;

/** When even the frame of the app could not be loaded: nothing is known of shop or language, so it speaks English. */
export function FirstErrorPage({ error }: { readonly error: unknown }) {
  const trouble = troubleOf(error);
  if (trouble === null) return boundary.error(error);
  return (
    <AppProvider isEmbeddedApp={false} apiKey="" i18n={polarisEn}>
      <TextProvider locality={locality} words={en}>
        <main>
          <ErrorPage trouble={trouble} onTryAgain={() => location.reload()} />
        </main>
      </TextProvider>
    </AppProvider>
  );
}
