import { useRevalidator, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { ErrorPage } from "../../ui/error-page.tsx";
import { troubleOf } from "./trouble.ts";

/** In place of a page that could not be shown, inside the frame of the app. */
export function PageError() {
  const error = useRouteError();
  const { revalidate } = useRevalidator();
  const trouble = troubleOf(error);
  if (trouble === null) return boundary.error(error);
  return <ErrorPage trouble={trouble} onTryAgain={revalidate} />;
}
