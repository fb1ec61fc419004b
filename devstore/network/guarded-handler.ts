import type { IncomingMessage, ServerResponse } from "node:http";
import { BadRequest, type Handler, sendText } from "./exchange.ts";

/** Runs a handler; a request it cannot read is told so, and a mistake of the dev store itself is logged and answered with 500. */
export function guarded(handler: Handler, log: (line: string) => void) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    handler(request, response).catch((error: unknown) => {
      if (response.headersSent) {
        response.destroy();
      } else if (error instanceof BadRequest) {
        sendText(response, `${error.message}\n`, error.status);
      } else {
        sendText(response, "The dev store made a mistake answering this; its log says which.\n", 500);
      }
      if (error instanceof BadRequest || (error as NodeJS.ErrnoException).code === "ECONNRESET") return;
      log(
        `devstore: ${request.method} ${request.url}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    });
  };
}
