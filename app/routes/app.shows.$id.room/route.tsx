import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { RoomPage } from "../../ui/room/room-page.tsx";
import { readControlRoom } from "../../use-cases/read-control-room.server.ts";
import { answered } from "../app/answered.server.ts";
import { showIdOf } from "../app/show-id.ts";
import { obeyed } from "./obeyed.server.ts";
import { useCommands } from "./use-commands.ts";
import { useRoom } from "./use-room.ts";

export { offlineAsRefusal as clientAction } from "../app/offline-as-refusal.ts";
export { PageError as ErrorBoundary } from "../app/page-error.tsx";
export const headers = boundary.headers;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  const showId = showIdOf(params);
  return answered(() => readControlRoom(context.house, session.shop, showId));
}

/** Does what the merchant asks for and answers with the room as it is then, so that the page needs no stream for it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  const showId = showIdOf(params);
  const command: unknown = await request.json();
  return answered(async () => {
    const decision = await obeyed(context.house, session.shop, showId, command);
    const room = await readControlRoom(context.house, session.shop, showId);
    return { ok: decision.ok, refusal: decision.ok ? null : decision.refusal, room };
  });
}

/** The answer of a command carries the room already, and a page that cannot be read anew must not vanish. */
export function shouldRevalidate({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return formMethod === undefined && defaultShouldRevalidate;
}

export default function ControlRoom() {
  const loaded = useLoaderData<typeof loader>();
  const { room, connection, read } = useRoom(loaded);
  const { asked, problem, ask, forget } = useCommands(read);
  return <RoomPage room={room} connection={connection} asked={asked} problem={problem} onAsk={ask} onForget={forget} />;
}
