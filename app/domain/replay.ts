import { grant, refuse, type Decision } from "./decision.ts";
import { videoKindOf } from "./video-source.ts";

/** The recording of a show as it was typed on the page of the ended show. */
export interface RecordingInput {
  /** Empty for no recording */
  readonly url: string;
  /** Minutes and seconds of the show at which the recording begins, as typed: "", "12", "12:30", "1:02:30", "-5:00" */
  readonly begins: string;
}

export type RecordingFieldError =
  | { readonly code: "not-an-https-address" }
  | { readonly code: "not-a-recording" }
  | { readonly code: "not-a-moment" }
  | { readonly code: "too-long"; readonly most: number };

export type RecordingErrors = Readonly<Partial<Record<keyof RecordingInput, RecordingFieldError>>>;

export interface Recording {
  readonly url: string;
  /** Seconds after the show's start at which it begins; negative before it */
  readonly beginsAtS: number;
}

const longestAddress = 2000;
/** A recording begins at most so long before or after the show's start. */
const mostS = 24 * 3600;

/**
 * Reads the recording of an ended show; null for none, which takes the replay away. Refuses, at the field, an address that
 * no replay plays (Twitch's recordings go after weeks, and a page address is no video) and a moment that is none.
 */
export function draftRecording(input: RecordingInput): Decision<Recording | null, RecordingErrors> {
  const url = input.url.trim();
  if (url === "") return grant(null);
  const errors: { url?: RecordingFieldError; begins?: RecordingFieldError } = {};
  const kind = videoKindOf(url);
  if (url.length > longestAddress) errors.url = { code: "too-long", most: longestAddress };
  else if (kind === null) errors.url = { code: "not-an-https-address" };
  else if (kind === "unknown" || kind === "page" || kind === "twitch") errors.url = { code: "not-a-recording" };
  const beginsAtS = parseMoment(input.begins);
  if (beginsAtS === null || Math.abs(beginsAtS) > mostS) errors.begins = { code: "not-a-moment" };
  if (beginsAtS === null || Object.keys(errors).length > 0) return refuse(errors);
  return grant({ url, beginsAtS });
}

/** Seconds of a moment as a person types it: minutes, minutes:seconds or hours:minutes:seconds; nothing is the start. */
function parseMoment(typed: string): number | null {
  const text = typed.trim();
  if (text === "") return 0;
  const [, sign, all = ""] = /^([-−]?)(\d{1,4}(?::[0-5]?\d){0,2})$/.exec(text) ?? [];
  if (sign === undefined) return null;
  const parts = all.split(":").map(Number);
  const [hours = 0, minutes = 0, seconds = 0] = parts.length === 3 ? parts : [0, ...parts];
  return (sign === "" ? 1 : -1) * (hours * 3600 + minutes * 60 + seconds);
}

/** A moment of a show as it is typed: "12:30", "1:02:30", "-5:00". */
export function momentText(seconds: number): string {
  const whole = Math.abs(Math.trunc(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  const text = shown.map((part, place) => (place === 0 ? `${part}` : `${part}`.padStart(2, "0"))).join(":");
  return seconds < 0 ? `-${text}` : text;
}

/** When a product was on screen in a show. */
export interface ShownProduct {
  readonly handle: string;
  readonly title: string;
  readonly pinnedAt: Date;
}

/** A product's moment in a recording. */
export interface Cue {
  readonly handle: string;
  readonly title: string;
  /** Second of the recording */
  readonly at: number;
}

/**
 * The cues of a recording, in its order: one for each time a product came on screen, `most` at most, the first of each
 * product before its repetitions. What was on screen before the recording began is cued at its beginning.
 */
export function cuesOf(shown: readonly ShownProduct[], begins: Date, most: number): readonly Cue[] {
  const inOrder = shown.toSorted((one, other) => one.pinnedAt.getTime() - other.pinnedAt.getTime());
  const cues = inOrder.map(({ handle, title, pinnedAt }) => ({
    handle,
    title,
    at: Math.max(0, Math.floor((pinnedAt.getTime() - begins.getTime()) / 1000)),
  }));
  // Pinned again within seconds is the same moment to whoever watches.
  const apart = cues.filter((cue, i) => !cues.slice(0, i).some((c) => c.handle === cue.handle && cue.at - c.at < 5));
  const firsts = apart.filter((cue, i) => apart.findIndex((other) => other.handle === cue.handle) === i);
  const repeats = apart.filter((cue) => !firsts.includes(cue));
  return [...firsts, ...repeats].slice(0, most).toSorted((one, other) => one.at - other.at);
}
