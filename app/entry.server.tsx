import { createReadableStreamFromReadable, type ActionFunctionArgs, type EntryContext } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { PassThrough } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import type { LoadContext } from "./load-context.ts";
import { contentPolicy } from "./ui/document/content-policy.ts";
import { NonceProvider } from "./ui/document/nonce.ts";

/** How long a page may go on streaming before what is missing is given up. */
const mostStreamingMs = 5000;

/** Renders a page: at once for people, as it becomes ready; whole for robots, who do not wait. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: LoadContext,
): Promise<Response> {
  secure(request, headers, context);
  const readyEvent = isbot(request.headers.get("user-agent")) ? "onAllReady" : "onShellReady";

  return new Promise((resolve, reject) => {
    let shellSent = false;
    let answer = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={context.cspNonce}>
        <RemixServer context={remixContext} url={request.url} abortDelay={mostStreamingMs} nonce={context.cspNonce} />
      </NonceProvider>,
      {
        nonce: context.cspNonce,
        [readyEvent]() {
          shellSent = true;
          const body = new PassThrough();
          headers.set("Content-Type", "text/html; charset=utf-8");
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answer }));
          pipe(body);
        },
        onShellError: reject,
        onError(error: unknown) {
          answer = 500;
          // An error in the shell is thrown, and logged where it is caught.
          if (shellSent) context.house.log.error({ err: error, path: new URL(request.url).pathname }, "page");
        },
      },
    );
    setTimeout(abort, mostStreamingMs + 1000).unref();
  });
}

function secure(request: Request, headers: Headers, { shopify, cspNonce }: LoadContext): void {
  shopify.addDocumentResponseHeaders(request, headers);
  const frameAncestors = headers.get("Content-Security-Policy")?.replace(/;\s*$/, "") ?? null;
  headers.set("Content-Security-Policy", contentPolicy(cspNonce, frameAncestors));
}

/** Logs a bug once, with the page it broke. An address without a page is none. */
export function handleError(error: unknown, { request, context }: ActionFunctionArgs): void {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (!request.signal.aborted) {
    context.house.log.error({ err: error, path: new URL(request.url).pathname }, "request failed");
  }
}
