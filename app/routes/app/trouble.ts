import { isRouteErrorResponse } from "@remix-run/react";
import type { Trouble } from "../../ui/error-page.tsx";

/** What the merchant is told of an error; null for an answer of Shopify's library, which speaks for itself. */
export function troubleOf(error: unknown): Trouble | null {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return "notFound";
    if (error.status === 503) return "unavailable";
    return error.status < 400 || error.status === 401 || error.status === 410 ? null : "bug";
  }
  // Browsers word a failed fetch differently: "Failed to fetch", "NetworkError when …", "Load failed".
  const isOffline = error instanceof TypeError && /fetch|network|load failed/i.test(error.message);
  return isOffline ? "offline" : "bug";
}
