/**
 * Where a video comes from, known by its address alone. `unknown` is an https address of a host that is none of the three and
 * names no playlist or file: it is tried as HLS.
 */
export type VideoKind = "hls" | "youtube" | "vimeo" | "twitch" | "file" | "unknown";

/** Says what plays at an address; null for what is no address that a browser plays: it takes https, or the machine itself. */
export function videoKindOf(address: string): VideoKind | null {
  const text = address.trim();
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, pathname, searchParams } = new URL(text);
  const isOwnMachine = hostname === "localhost" || hostname === "127.0.0.1";
  if (protocol !== "https:" && !(protocol === "http:" && isOwnMachine)) return null;
  const host = hostname.replace(/^(www|m|player|go)\./, "");
  if (isYouTube(host, pathname, searchParams)) return "youtube";
  if (host === "vimeo.com" && /^\/(?:event\/|video\/|channels\/[^/]+\/|groups\/[^/]+\/videos\/)?\d+/.test(pathname))
    return "vimeo";
  if (isTwitch(host, pathname, searchParams)) return "twitch";
  if (/\.m3u8$/i.test(pathname)) return "hls";
  return /\.(?:mp4|m4v|webm|mov)$/i.test(pathname) ? "file" : "unknown";
}

function isYouTube(host: string, path: string, query: URLSearchParams): boolean {
  if (host === "youtu.be") return isYouTubeId(path.slice(1));
  if (host !== "youtube.com" && host !== "youtube-nocookie.com") return false;
  if (path === "/watch") return isYouTubeId(query.get("v") ?? "");
  return isYouTubeId(/^\/(?:live|embed|shorts|v)\/([^/]+)/.exec(path)?.[1] ?? "");
}

function isYouTubeId(text: string): boolean {
  return /^[\w-]{11}$/.test(text);
}

function isTwitch(host: string, path: string, query: URLSearchParams): boolean {
  if (host === "twitch.tv") {
    if (path !== "/") return /^\/(?:videos\/\d+|\w{2,25})\/?$/.test(path);
    // The address of its player.
    return /^v?\d+$/.test(query.get("video") ?? "") || /^\w{2,25}$/.test(query.get("channel") ?? "");
  }
  return false;
}
