import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { send } from "../network/exchange.ts";
import { sendFile } from "../network/static-file.ts";
import { livePlaylist } from "./playlist.ts";

const segmentsFolder = join(import.meta.dirname, "segments");
const dayS = 24 * 3600;

/** Serves the test stream below `/stream/`, to any origin; false for another address. */
export async function answerStream(response: ServerResponse, path: string, now: Date): Promise<boolean> {
  if (path === "/stream/live.m3u8") {
    send(response, {
      type: "application/vnd.apple.mpegurl",
      body: livePlaylist(now),
      headers: { "cache-control": "no-store", "access-control-allow-origin": "*" },
    });
    return true;
  }
  const segment = /^\/stream\/(?<name>\d\d\.mpegts)$/.exec(path)?.groups?.["name"];
  return segment !== undefined && sendFile(response, segmentsFolder, segment, dayS);
}
