import { z } from "zod";
import type { House } from "../../use-cases/house.server.ts";
import { saveRecording } from "../../use-cases/save-recording.server.ts";
import { answered } from "./answered.server.ts";

const recording = z.object({ recording: z.object({ url: z.string().max(10_000), begins: z.string().max(100) }) });

/** Whether a form tells of a recording. */
export function tellsOfRecording(form: unknown): boolean {
  return typeof form === "object" && form !== null && "recording" in form;
}

/** Saves the recording that a form tells of; throws 400 for what is no such form. */
export async function recordingFrom(house: House, shop: string, asked: { readonly showId: string; form: unknown }) {
  const told = recording.safeParse(asked.form);
  if (!told.success) throw new Response("not-understood", { status: 400 });
  return answered(() => saveRecording(house, shop, { showId: asked.showId, ...told.data.recording }));
}
