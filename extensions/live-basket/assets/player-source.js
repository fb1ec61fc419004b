// @ts-check

/**
 * What plays at an address. `hash` opens an unlisted Vimeo video; `channel` and `video` are Twitch's two kinds.
 * @typedef {{ kind: "hls" | "file", address: string }
 *   | { kind: "youtube", id: string }
 *   | { kind: "vimeo", id: string, hash: string, isEvent: boolean }
 *   | { kind: "twitch", channel: string, video: string }} Source
 */

/** The machine itself may be asked without encryption from anywhere. */
const OWN_MACHINE = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * Says what plays at the address that a merchant gave, by the address alone. Null for what a browser does not play there: a
 * scheme that is not the web's, a page without encryption in one with it, a page of a video host that is no video.
 * @param {string} address absolute, or below the page's own
 * @param {string} page the page's address
 * @returns {Source | null}
 */
export function sourceOf(address, page) {
  const text = address.trim();
  if (!text || !URL.canParse(text, page)) return null;
  const url = new URL(text, page);
  const isSafe = url.protocol === "https:" || (url.protocol === "http:" && mayBeOpen(url, page));
  if (!isSafe) return null;
  const host = url.hostname.replace(/^(www|m|player|go)\./, "");
  switch (host) {
    case "youtu.be":
    case "youtube.com":
    case "youtube-nocookie.com":
      return ofYouTube(host, url);
    case "vimeo.com":
      return ofVimeo(url);
    case "twitch.tv":
      return ofTwitch(url);
    default:
      return { kind: /\.(mp4|m4v|webm|mov)$/i.test(url.pathname) ? "file" : "hls", address: url.href };
  }
}

/** @param {URL} url @param {string} page */
function mayBeOpen({ hostname }, page) {
  return OWN_MACHINE.test(hostname) || new URL(page).protocol === "http:";
}

/** @param {string} host @param {URL} url @returns {Source | null} */
function ofYouTube(host, { pathname, searchParams }) {
  const inPath = host === "youtu.be" ? pathname.slice(1) : /^\/(?:live|embed|shorts|v)\/([^/]+)/.exec(pathname)?.[1];
  const id = (pathname === "/watch" ? searchParams.get("v") : inPath) ?? "";
  return /^[\w-]{11}$/.test(id) ? { kind: "youtube", id } : null;
}

/** @param {URL} url @returns {Source | null} */
function ofVimeo({ pathname, searchParams }) {
  const [, event, eventId, id, hash] =
    /^\/(?:(event)\/(\d+)|(?:video\/|channels\/[^/]+\/|groups\/[^/]+\/videos\/)?(\d+)(?:\/([\da-f]+))?)(?:\/|$)/.exec(
      pathname,
    ) ?? [];
  if (event && eventId) return { kind: "vimeo", id: eventId, hash: "", isEvent: true };
  const inQuery = searchParams.get("h") ?? "";
  return id ? { kind: "vimeo", id, hash: hash ?? (/^[\da-f]+$/.test(inQuery) ? inQuery : ""), isEvent: false } : null;
}

/** @param {URL} url @returns {Source | null} */
function ofTwitch({ pathname, searchParams }) {
  const isPlayer = pathname === "/";
  const video = isPlayer ? searchParams.get("video") : /^\/videos\/(\d+)\/?$/.exec(pathname)?.[1];
  if (video) return /^v?\d+$/.test(video) ? { kind: "twitch", channel: "", video: video.replace("v", "") } : null;
  const channel = (isPlayer ? searchParams.get("channel") : /^\/(\w+)\/?$/.exec(pathname)?.[1]) ?? "";
  const isName = /^\w{2,25}$/.test(channel) && !TWITCH_PAGES.has(channel.toLowerCase());
  return isName ? { kind: "twitch", channel: channel.toLowerCase(), video: "" } : null;
}

/** Addresses of Twitch's own that look like a channel's. */
const TWITCH_PAGES = new Set(["directory", "videos", "downloads", "settings", "subscriptions", "wallet", "search"]);
