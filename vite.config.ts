import { vitePlugin as remix } from "@remix-run/dev";
import { copyFile } from "node:fs/promises";
import { defineConfig, type Plugin } from "vite";
import remixOptions from "./remix.config.js";

/** The theme extension has no build step of its own; the video engine is put beside its elements as its package has it. */
function videoEngine(): Plugin {
  return {
    name: "video-engine",
    apply: "build",
    async buildStart() {
      await copyFile("node_modules/hls.js/dist/hls.light.min.js", "extensions/live-basket/assets/hls.light.min.js");
    },
  };
}

export default defineConfig({
  plugins: [remix(remixOptions), videoEngine()],
  // A file inlined as data: would need a policy that allows it.
  build: { assetsInlineLimit: 0 },
});
