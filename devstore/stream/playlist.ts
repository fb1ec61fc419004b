export const segmentSeconds = 2;
export const segmentCount = 12;
/** So many that a viewer can go back half a minute. */
const windowLength = 18;
/** The stream's first moment. It is not long ago: players walk a list as long as the count of discontinuities. */
const beginningMs = Date.UTC(2026, 10, 1);

/**
 * The live playlist at a moment: the last whole segments of an endless loop, numbered by the clock, so that every
 * viewer and every restart of the dev store agrees on where the stream is.
 * https://datatracker.ietf.org/doc/html/rfc8216#section-6.2
 */
export function livePlaylist(now: Date): string {
  const segmentMs = segmentSeconds * 1000;
  const last = Math.floor((now.getTime() - beginningMs) / segmentMs) - 1;
  const first = last - windowLength + 1;
  const lines = [
    "#EXTM3U",
    "#EXT-X-VERSION:6",
    `#EXT-X-TARGETDURATION:${segmentSeconds}`,
    `#EXT-X-MEDIA-SEQUENCE:${first}`,
    `#EXT-X-DISCONTINUITY-SEQUENCE:${Math.floor((first - 1) / segmentCount) + 1}`,
    "#EXT-X-INDEPENDENT-SEGMENTS",
  ];
  for (let number = first; number <= last; number++) {
    const index = number % segmentCount;
    if (index === 0) lines.push("#EXT-X-DISCONTINUITY");
    lines.push(`#EXT-X-PROGRAM-DATE-TIME:${new Date(beginningMs + number * segmentMs).toISOString()}`);
    lines.push(`#EXTINF:${segmentSeconds.toFixed(3)},`, segmentName(index));
  }
  return `${lines.join("\n")}\n`;
}

export function segmentName(index: number): string {
  return `${String(index).padStart(2, "0")}.mpegts`;
}
