import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useCallback } from "react";
import type { ShowsChoice } from "../ui/shows/shows-filter.tsx";
import { ShowsPage } from "../ui/shows/shows-page.tsx";
import { listShows } from "../use-cases/list-shows.server.ts";
import { answered } from "./app/answered.server.ts";
import { deletionFrom } from "./app/show-deletion.server.ts";
import { useShowDeletion } from "./app/use-show-deletion.ts";

export { offlineAsRefusal as clientAction } from "./app/offline-as-refusal.ts";
export { PageError as ErrorBoundary } from "./app/page-error.tsx";
export const headers = boundary.headers;

const states = ["scheduled", "live", "ended"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  const asked = new URL(request.url).searchParams;
  const state = states.find((each) => each === asked.get("state")) ?? null;
  const query = asked.get("query") ?? "";
  const page = Math.max(1, Math.trunc(Number(asked.get("page"))) || 1);
  const list = await answered(() =>
    listShows(context.house, session.shop, { page, ...(state ? { state } : {}), ...(query ? { query } : {}) }),
  );
  return { list, chosen: { state, query } };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  return deletionFrom(context.house, session.shop, await request.json());
}

export default function Shows() {
  const { list, chosen } = useLoaderData<typeof loader>();
  const [searchParams, setSearchParams] = useSearchParams();
  const navigation = useNavigation();
  const deletion = useShowDeletion();

  const choose = useCallback(
    ({ state, query }: ShowsChoice) => {
      const next = { ...(state === null ? {} : { state }), ...(query === "" ? {} : { query }) };
      setSearchParams(next, { replace: true, preventScrollReset: true });
    },
    [setSearchParams],
  );
  const turnTo = (page: number) => {
    const next = new URLSearchParams(searchParams);
    next.set("page", String(page));
    setSearchParams(next);
  };

  return (
    <ShowsPage
      list={list}
      chosen={chosen}
      loading={navigation.state === "loading" && navigation.location.pathname === "/app/shows"}
      onChoose={choose}
      onTurnTo={turnTo}
      deleting={deletion.running}
      deleteProblem={deletion.problem}
      onDelete={deletion.ask}
    />
  );
}
