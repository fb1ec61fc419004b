import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useState } from "react";
import { emptyForm } from "../ui/show-form/filled-form.ts";
import { readLocations } from "../use-cases/read-show.server.ts";
import { ShowEditor } from "./app/show-editor.tsx";
import { savingFrom } from "./app/show-saving.server.ts";

export { offlineAsRefusal as clientAction } from "./app/offline-as-refusal.ts";
export { PageError as ErrorBoundary } from "./app/page-error.tsx";
export const headers = boundary.headers;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  return { id: context.house.newId(), locations: await readLocations(context.house, session.shop) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  return savingFrom(context.house, session.shop, await request.json());
}

export default function NewShow() {
  const loaded = useLoaderData<typeof loader>();
  // Kept when the page is read anew, so that the form makes one show however often it is sent.
  const [id] = useState(loaded.id);
  const navigate = useNavigate();
  return (
    <ShowEditor
      id={id}
      version={null}
      show={null}
      saved={emptyForm}
      locations={loaded.locations}
      onSaved={() => navigate(`/app/shows/${id}`, { replace: true })}
      onReload={() => navigate(`/app/shows/${id}`, { replace: true })}
    />
  );
}
