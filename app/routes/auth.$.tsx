import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/**
 * Where Shopify's library sends a browser that has no session token yet: it answers with a page that fetches one and comes
 * back. There is no form that asks for a shop's domain; who is not in the admin sees what the app is.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { pathname, search } = new URL(request.url);
  if (pathname === "/auth/login") return redirect("/");
  await context.shopify.authenticate.admin(request);
  return redirect(`/app${search}`);
}
