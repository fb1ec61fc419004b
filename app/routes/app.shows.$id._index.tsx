import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useNavigate, useSearchParams, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useState } from "react";
import { UrgencyCard } from "../ui/measures/urgency-card.tsx";
import { EndedShowPage } from "../ui/show-form/ended-show-page.tsx";
import { formOf } from "../ui/show-form/filled-form.ts";
import { RecordingCard } from "../ui/show-form/recording-card.tsx";
import { typedPrice } from "../ui/show-form/typed-price.ts";
import { useLocality } from "../ui/texts/text-provider.tsx";
import { readControlRoom } from "../use-cases/read-control-room.server.ts";
import { readShowMeasures } from "../use-cases/read-measures.server.ts";
import { readShow, type ShowForEditing } from "../use-cases/read-show.server.ts";
import { readUrgencies } from "../use-cases/read-urgency.server.ts";
import { answered } from "./app/answered.server.ts";
import { asksForDeletion, deletionFrom } from "./app/show-deletion.server.ts";
import { ShowEditor } from "./app/show-editor.tsx";
import { showIdOf } from "./app/show-id.ts";
import { recordingFrom, tellsOfRecording } from "./app/show-recording.server.ts";
import { savingFrom } from "./app/show-saving.server.ts";
import { useRecording } from "./app/use-recording.ts";
import { isDeletion, useShowDeletion } from "./app/use-show-deletion.ts";
import { useUrgencyFile } from "./app/use-urgency-file.ts";

export { offlineAsRefusal as clientAction } from "./app/offline-as-refusal.ts";
export { PageError as ErrorBoundary } from "./app/page-error.tsx";
export const headers = boundary.headers;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  const showId = showIdOf(params);
  const show = await answered(() => readShow(context.house, session.shop, showId));
  if (show.state !== "ended") return { show, ended: null };
  const { totals } = await answered(() => readControlRoom(context.house, session.shop, showId));
  const measures = await answered(() => readShowMeasures(context.house, session.shop, showId));
  const page = Number(new URL(request.url).searchParams.get("page") ?? "1");
  const said = await answered(() =>
    readUrgencies(context.house, session.shop, { showId, page: Number.isSafeInteger(page) ? page : 1 }),
  );
  return { show, ended: { said, results: { ...totals, grossSales: totals.grossSales.text }, measures } };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { session } = await context.shopify.authenticate.admin(request);
  const form: unknown = await request.json();
  if (asksForDeletion(form)) return deletionFrom(context.house, session.shop, { delete: showIdOf(params) });
  if (tellsOfRecording(form)) return recordingFrom(context.house, session.shop, { showId: showIdOf(params), form });
  return savingFrom(context.house, session.shop, form);
}

/** A show that was just deleted is not read again. */
export function shouldRevalidate({ actionResult, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return defaultShouldRevalidate && !isDeletion(actionResult);
}

export default function EditShow() {
  const { show, ended } = useLoaderData<typeof loader>();
  return ended === null ? <OpenShow key={show.id} latest={show} /> : <EndedShow show={show} {...ended} />;
}

/** Edits the show as it was opened; a newer one of another tab takes its place only when the merchant asks for it. */
function OpenShow({ latest }: { readonly latest: ShowForEditing }) {
  const [opened, setOpened] = useState(latest);
  const { language } = useLocality();
  return (
    <ShowEditor
      key={opened.version}
      id={opened.id}
      version={opened.version}
      show={opened}
      saved={formOf(opened, opened.timeZone, (price) => typedPrice(price, language))}
      locations={opened.locations}
      onSaved={() => setOpened(latest)}
      onReload={() => setOpened(latest)}
    />
  );
}

interface EndedShowProps extends Pick<Parameters<typeof EndedShowPage>[0], "results" | "measures"> {
  readonly show: ShowForEditing;
  readonly said: Parameters<typeof UrgencyCard>[0]["said"];
}

function EndedShow({ said, ...props }: EndedShowProps) {
  const file = useUrgencyFile(props.show.id);
  const [, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const deletion = useShowDeletion(() => navigate("/app/shows"));
  const { save, ...recording } = useRecording();
  return (
    <EndedShowPage
      {...props}
      replay={<RecordingCard recording={props.show.recording} {...recording} onSave={save} />}
      urgency={
        <UrgencyCard
          said={said}
          onTurnTo={(page) => setSearch({ page: `${page}` }, { preventScrollReset: true })}
          {...file}
        />
      }
      deleting={deletion.running}
      deleteProblem={deletion.problem}
      onDelete={() => deletion.ask(props.show.id)}
    />
  );
}
