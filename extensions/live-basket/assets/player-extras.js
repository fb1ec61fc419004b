// @ts-check

/**
 * What the video does now. "starting": on its way; "late": not there yet, asked for again; "broken": it was there, and is tried again.
 * @typedef {"starting" | "late" | "broken" | "playing" | "paused" | "unplayable" | "ended"} Status
 * @typedef {object} VideoView
 * @property {Status} status
 * @property {boolean} muted
 * @property {boolean} canMute false where the host keeps the sound to itself
 * @property {boolean} isGuest a video host's own player in a frame
 * @property {boolean} canFloat over other windows
 * @property {boolean} isAfloat
 * @property {"none" | "off" | "on"} captions
 */

/**
 * One source at play.
 * @typedef {object} Video
 * @property {() => unknown} start
 * @property {() => void} pause
 * @property {((isMuted: boolean) => void) | null} mute
 * @property {() => void} toLive goes to the newest picture
 * @property {() => number | null} momentMs the moment of the show that is on screen, where the stream says so
 * @property {() => number} behindMs how late the newest picture is, by estimate, where the stream does not say
 * @property {() => number} lagMs how much later this viewer's is, after a pause
 * @property {() => boolean} [isStale] paused so long that it is opened anew
 * @property {HTMLVideoElement | null} video
 */

/**
 * What a source is told, and whom it tells.
 * @typedef {object} Told
 * @property {HTMLElement} place
 * @property {boolean} muted
 * @property {string} title of the show
 * @property {string} engineSrc
 * @property {AbortSignal} signal the end of its use
 * @property {(status: "playing" | "paused" | "broken", muted: boolean) => void} report
 * @property {() => void} moved the picture is another one
 * @property {() => void} lost it is opened again
 * @property {() => void} unplayable
 * @property {() => void} leave the viewer paused what cannot pause
 */

/**
 * What Safari on a phone has instead of the standard's picture-in-picture.
 * @typedef {HTMLVideoElement & {
 *   webkitSupportsPresentationMode?: (mode: string) => boolean,
 *   webkitSetPresentationMode?: (mode: string) => void,
 *   webkitPresentationMode?: string,
 * }} AppleVideo
 */

/** @param {HTMLVideoElement | null} [video] */
export function mayFloat(video) {
  if (!video) return false;
  const apple = /** @type {AppleVideo} */ (video);
  return document.pictureInPictureEnabled || apple.webkitSupportsPresentationMode?.("picture-in-picture") === true;
}

/** Whether the video floats over other windows now. @param {HTMLVideoElement | null} [video] */
export function isAfloat(video) {
  if (!video) return false;
  const { webkitPresentationMode } = /** @type {AppleVideo} */ (video);
  return document.pictureInPictureElement === video || webkitPresentationMode === "picture-in-picture";
}

/** Lets the video float over other windows, or brings it back. @param {HTMLVideoElement | null} [video] */
export async function switchFloat(video) {
  if (!video) return;
  const apple = /** @type {AppleVideo} */ (video);
  if (!document.pictureInPictureEnabled) {
    return apple.webkitSetPresentationMode?.(isAfloat(video) ? "inline" : "picture-in-picture");
  }
  // A browser may refuse, without a picture for one.
  await (isAfloat(video) ? document.exitPictureInPicture() : video.requestPictureInPicture()).catch(() => null);
}

/** @param {HTMLVideoElement | null} [video] @returns {"none" | "off" | "on"} */
export function captionsOf(video) {
  const tracks = tracksOf(video);
  if (!tracks.length) return "none";
  return tracks.some(({ mode }) => mode === "showing") ? "on" : "off";
}

/** Shows the captions in the page's language, else the first there are; or hides them. @param {HTMLVideoElement | null} [video] */
export function switchCaptions(video) {
  const tracks = tracksOf(video);
  const isOn = captionsOf(video) === "on";
  const language = document.documentElement.lang.slice(0, 2);
  const chosen = tracks.find((track) => track.language.startsWith(language || "-")) ?? tracks[0];
  for (const track of tracks) track.mode = !isOn && track === chosen ? "showing" : "disabled";
}

/** @param {HTMLVideoElement | null} [video] */
function tracksOf(video) {
  return [...(video?.textTracks ?? [])].filter(({ kind }) => kind === "subtitles" || kind === "captions");
}
