/**
 * Where a video comes from, known by its address alone. `page` is an address of YouTube, Vimeo or Twitch that is no video;
 * `unknown` one of another host that names no playlist or file: it is tried as HLS.
 */
export type VideoKind = "hls" | "youtube" | "vimeo" | "twitch" | "file" | "page" | "unknown";

/**
 * Says what plays at an address; null for what is no address that a browser plays: it takes https, or the machine itself.
 * The storefront's `sourceOf` goes by the same rules.
 */
export function videoKindOf(address: string): VideoKind | null {
  const text = address.trim();
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, pathname, searchParams } = new URL(text);
  const isOwnMachine = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isOwnMachine)) return null;
  const host = hostname.replace(/^(www|m|player|go)\./, "");
  switch (host) {
    case "youtu.be":
    case "youtube.com":
    case "youtube-nocookie.com":
      return isYouTube(host, pathname, searchParams) ? "youtube" : "page";
    case "vimeo.com":
      return isVimeo(pathname) ? "vimeo" : "page";
    case "twitch.tv":
      return isTwitch(pathname, searchParams) ? "twitch" : "page";
    default:
      if (/\.m3u8$/i.test(pathname)) return "hls";
      return /\.(?:mp4|m4v|webm|mov)$/i.test(pathname) ? "file" : "unknown";
  }
}

function isYouTube(host: string, path: string, query: URLSearchParams): boolean {
  const inPath = host === "youtu.be" ? path.slice(1) : /^\/(?:live|embed|shorts|v)\/([^/]+)/.exec(path)?.[1];
  return /^[\w-]{11}$/.test((path === "/watch" ? query.get("v") : inPath) ?? "");
}

function isVimeo(path: string): boolean {
  return /^\/(?:event\/\d+|(?:video\/|channels\/[^/]+\/|groups\/[^/]+\/videos\/)?\d+(?:\/[\da-f]+)?)(?:\/|$)/.test(
    path,
  );
}

/** Addresses of Twitch's own that look like a channel's. */
const twitchPages = new Set(["directory", "videos", "downloads", "settings", "subscriptions", "wallet", "search"]);

function isTwitch(path: string, query: URLSearchParams): boolean {
  const isPlayer = path === "/";
  const video = isPlayer ? query.get("video") : /^\/videos\/(\d+)\/?$/.exec(path)?.[1];
  if (video) return /^v?\d+$/.test(video);
  const channel = (isPlayer ? query.get("channel") : /^\/(\w+)\/?$/.exec(path)?.[1]) ?? "";
  return /^\w{2,25}$/.test(channel) && !twitchPages.has(channel.toLowerCase());
}
