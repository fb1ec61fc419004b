// @ts-check

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
