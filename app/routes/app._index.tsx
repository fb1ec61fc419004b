import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useFetcher, useLoaderData, useRevalidator } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useEffect } from "react";
import { HomePage } from "../ui/home/home-page.tsx";
import { activateGuard } from "../use-cases/guard-at-shop.server.ts";
import { requestImport } from "../use-cases/import-catalogue.server.ts";
import { mailScope } from "../use-cases/may-mail.ts";
import { noteMailLeave } from "../use-cases/note-mail-leave.server.ts";
import { readHome } from "../use-cases/read-home.server.ts";
import { answered } from "./app/answered.server.ts";
import { useMailLeave } from "./app/use-mail-leave.ts";

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

/** Asks for the import of the catalogue again, switches the stock guard on, or notes that e-mails are allowed, as the form's `wish` says. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  const wish = (await request.formData()).get("wish");
  if (wish === "guard") {
    const activated = await answered(() => activateGuard(context.house, session.shop));
    return { refused: activated.ok ? null : activated.refusal.words };
  }
  if (wish === "mail") {
    await answered(() => noteMailLeave(context.house, session.shop));
    return { refused: null };
  }
  await answered(() => requestImport(context.house, session.shop));
  return { refused: null };
}

export default function Home() {
  const { home, themeEditorUrl } = useLoaderData<typeof loader>();
  const importing = useFetcher();
  const guarding = useFetcher<typeof action>();
  const mail = useMailLeave({ allowed: home.mailAllowed, scope: mailScope });
  useProgress(home.steps.some((step) => step.key === "catalogue" && step.progress.state === "running"));
  return (
    <HomePage
      home={home}
      themeEditorUrl={themeEditorUrl}
      importAsked={importing.state !== "idle"}
      onImport={() => importing.submit({ wish: "import" }, { method: "POST" })}
      guard={{
        asked: guarding.state !== "idle",
        refused: guarding.data?.refused ?? null,
        onActivate: () => guarding.submit({ wish: "guard" }, { method: "POST" }),
      }}
      mail={mail}
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
