import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useRevalidator } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { HomePage } from "../ui/home/home-page.tsx";
import { requestImport } from "../use-cases/import-catalogue.server.ts";
import { readHome } from "../use-cases/read-home.server.ts";
import { answered } from "./app/answered.server.ts";

export { PageError as ErrorBoundary } from "./app/page-error.tsx";
export const headers = boundary.headers;

const progressEveryMs = 2000;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  const home = await answered(() => readHome(context.house, session.shop));
  const embed = `${context.apiKey}/live-basket`;
  const themeEditorUrl = `https://${session.shop}/admin/themes/current/editor?context=apps&activateAppId=${embed}`;
  return { home, themeEditorUrl };
}

/** Asks for the import of the catalogue again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  await answered(() => requestImport(context.house, session.shop));
  return null;
}

export default function Home() {
  const { home, themeEditorUrl } = useLoaderData<typeof loader>();
  const importing = useFetcher();
  useProgress(home.steps.some((step) => step.key === "catalogue" && step.progress.state === "running"));
  return (
    <HomePage
      home={home}
      themeEditorUrl={themeEditorUrl}
      importAsked={importing.state !== "idle"}
      onImport={() => importing.submit(null, { method: "POST" })}
    />
  );
}

/** Reads the page anew when it is looked at again, and every few seconds while something runs. */
function useProgress(runs: boolean) {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const leaving = new AbortController();
    const look = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    document.addEventListener("visibilitychange", look, { signal: leaving.signal });
    const timer = runs ? setInterval(look, progressEveryMs) : undefined;
    return () => {
      leaving.abort();
      clearInterval(timer);
    };
  }, [runs, revalidate]);
}
