import type { LoaderFunctionArgs } from "@remix-run/node";
import { boundary } from "@shopify/shopify-app-remix/server";

export { PageError as ErrorBoundary } from "./app/page-error.tsx";
export const headers = boundary.headers;

/** An address within the app that leads nowhere. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<never> {
  await context.shopify.authenticate.admin(request);
  throw new Response("not-found", { status: 404 });
}

export default function Nowhere() {
  return null;
}
