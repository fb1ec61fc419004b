import type { LoaderFunctionArgs } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { useNonce } from "./ui/document/nonce.ts";
import { PlainPage } from "./ui/document/plain-page.tsx";

const appBridge = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/** Pages below /app live in the admin's frame; there App Bridge comes before every other script. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const isEmbedded = /^\/app(\/|$)/.test(new URL(request.url).pathname);
  return { apiKey: isEmbedded ? context.apiKey : null };
}

/** The client id does not change while the page lives. */
export function shouldRevalidate(): boolean {
  return false;
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const nonce = useNonce();
  const apiKey = useRouteLoaderData<typeof loader>("root")?.apiKey ?? null;
  const language = useRouteLoaderData<{ readonly locality: { readonly language: string } }>("routes/app");
  return (
    <html lang={language?.locality.language ?? "en"}>
      <head>
        <meta charSet="utf-8" />
        {apiKey !== null && <meta name="shopify-api-key" content={apiKey} />}
        {apiKey !== null && <script src={appBridge} data-api-key={apiKey} nonce={nonce} suppressHydrationWarning />}
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && error.status === 404) {
    return (
      <PlainPage title="Not here">
        <p>There is no page at this address.</p>
      </PlainPage>
    );
  }
  return (
    <PlainPage title="This did not work">
      <p>Something went wrong, and it has been logged. Please try again in a moment.</p>
    </PlainPage>
  );
}
