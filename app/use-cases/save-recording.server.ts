import { grant, refuse, type Decision } from "../domain/decision.ts";
import { draftRecording, type RecordingErrors, type RecordingInput } from "../domain/replay.ts";
import { setRecording } from "../persistence/shows.server.ts";
import type { House } from "./house.server.ts";
import { oweEffect } from "./owe-effect.server.ts";
import { getShowToChange } from "./shop-and-show.server.ts";

export type SaveRecordingRefusal =
  { readonly kind: "invalid"; readonly fields: RecordingErrors } | { readonly kind: "not-ended" };

/**
 * Publishes the recording of an ended show as its replay, or takes it away when no address is given. Refuses a show that is
 * not over. Throws NotFound.
 */
export async function saveRecording(
  house: House,
  shop: string,
  { showId, ...input }: RecordingInput & { readonly showId: string },
): Promise<Decision<RecordingInput, SaveRecordingRefusal>> {
  const draft = draftRecording(input);
  if (!draft.ok) return refuse({ kind: "invalid", fields: draft.refusal });
  return house.db.transaction(shop, async (tx) => {
    const show = await getShowToChange(tx, showId);
    if (show.state !== "ended") return refuse({ kind: "not-ended" });
    const { startedAt } = show;
    const recording = draft.value && {
      url: draft.value.url,
      from: startedAt && new Date(startedAt.getTime() + draft.value.beginsAtS * 1000),
    };
    await setRecording(tx, showId, recording);
    await oweEffect(house, tx, "publish-live", "live");
    return grant(recording === null ? { url: "", begins: "" } : { url: recording.url, begins: input.begins.trim() });
  });
}
