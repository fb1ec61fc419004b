import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { Readable } from "node:stream";
import { readUrgencyFile } from "../use-cases/read-urgency.server.ts";
import { answered } from "./app/answered.server.ts";
import { showIdOf } from "./app/show-id.ts";

/** What a show said to hurry shoppers, as a file, for the merchant's own eyes. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  const pieces = await answered(() => readUrgencyFile(context.house, session.shop, showIdOf(params)));
  return new Response(createReadableStreamFromReadable(Readable.from(pieces)), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="urgency-${showIdOf(params)}.csv"`,
      "Cache-Control": "no-store",
    },
  });
}
