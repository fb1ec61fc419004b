import type { LoaderFunctionArgs } from "@remix-run/node";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { useNonce } from "./ui/document/nonce.ts";

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
  return (
    <html lang="en">
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
