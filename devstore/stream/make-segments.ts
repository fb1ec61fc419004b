/**
 * Makes the segments that the dev store streams: draws every frame and hands them to ffmpeg. Run by hand when the
 * picture changes (`node devstore/stream/make-segments.ts`); the segments are committed, so nobody else needs ffmpeg.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { segmentSeconds } from "./playlist.ts";
import { drawFrame, framesPerSecond, height, loopSeconds, width } from "./scene.ts";

const folder = join(import.meta.dirname, "segments");
const keyframeEvery = String(framesPerSecond * segmentSeconds);

const ffmpeg = spawn(
  "ffmpeg",
  [
    ["-y", "-loglevel", "error"],
    ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", `${width}x${height}`, "-r", String(framesPerSecond), "-i", "-"],
    ["-f", "lavfi", "-i", "anullsrc=r=22050:cl=mono"],
    ["-t", String(loopSeconds), "-c:v", "libx264", "-profile:v", "baseline", "-level", "3.0", "-pix_fmt", "yuv420p"],
    ["-preset", "veryslow", "-crf", "29", "-maxrate", "190k", "-bufsize", "380k"],
    ["-g", keyframeEvery, "-keyint_min", keyframeEvery, "-sc_threshold", "0"],
    ["-c:a", "aac", "-b:a", "16k", "-muxdelay", "0", "-muxpreload", "0"],
    ["-f", "hls", "-hls_time", String(segmentSeconds), "-hls_list_size", "0", "-hls_playlist_type", "vod"],
    ["-hls_segment_filename", join(folder, "%02d.mpegts"), join(folder, "made.m3u8")],
  ].flat(),
  { stdio: ["pipe", "inherit", "inherit"] },
);

for (let frame = 0; frame < loopSeconds * framesPerSecond; frame++) {
  if (!ffmpeg.stdin.write(drawFrame(frame / framesPerSecond))) await once(ffmpeg.stdin, "drain");
}
ffmpeg.stdin.end();
const [code] = (await once(ffmpeg, "close")) as [number];
rmSync(join(folder, "made.m3u8"), { force: true });
process.exitCode = code;
