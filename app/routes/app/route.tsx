import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData, useNavigation, useRouteError } from "@remix-run/react";
import { NavMenu, useAppBridge } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { languageOf } from "../../ui/texts/language.ts";
import { TextProvider } from "../../ui/texts/text-provider.tsx";
import { textsOf } from "../../ui/texts/texts.ts";
import { completeInstall } from "../../use-cases/complete-install.server.ts";
import { readShop } from "../../use-cases/read-shop.server.ts";
import { answered } from "./answered.server.ts";
import { FirstErrorPage } from "./first-error-page.tsx";

export const links = () => [{ rel: "stylesheet", href: polarisStyles }];
export const meta = () => [{ title: "Paniere" }];
export const headers = boundary.headers;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  const shop = await answered(async () => {
    await completeInstall(context.house, session.shop);
    return readShop(context.house, session.shop);
  });
  const asked = new URL(request.url).searchParams.get("locale");
  const language = languageOf(asked, request.headers.get("accept-language"));
  const { currency, timeZone } = shop;
  return { apiKey: context.apiKey, locality: { language, currency, timeZone }, texts: textsOf(language) };
}

/** Language and shop stay as they are for a visit; Shopify names the language on its first request only. */
export const shouldRevalidate = () => false;

/** The frame of every admin page: Polaris, the words and the menu. Shopify's bridge stands in the document's head. */
export default function App() {
  const { apiKey, locality, texts } = useLoaderData<typeof loader>();
  return (
    <AppProvider isEmbeddedApp={false} apiKey={apiKey} i18n={texts.polaris}>
      <TextProvider locality={locality} words={texts.own}>
        <Menu />
        <Progress />
        <main lang={locality.language}>
          <Outlet />
        </main>
      </TextProvider>
    </AppProvider>
  );
}

function Menu() {
  const { t } = useTranslation();
  return (
    <NavMenu>
      <a href="/app" rel="home">
        {t("nav.home")}
      </a>
      <a href="/app/shows">{t("nav.shows")}</a>
    </NavMenu>
  );
}

/** Shopify's bar over the admin while a page loads. */
function Progress() {
  const shopify = useAppBridge();
  const { state } = useNavigation();
  useEffect(() => {
    shopify.loading(state === "loading");
  }, [shopify, state]);
  return null;
}

export function ErrorBoundary() {
  return <FirstErrorPage error={useRouteError()} />;
}
