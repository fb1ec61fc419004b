import type { Page } from "playwright-core";

/** What a host's player does in a test: it tells of itself as the real one does, and keeps what it was told. */
const scripts = {
  youtube: `
    const tell = (message) => parent.postMessage(JSON.stringify(message), "*");
    addEventListener("message", ({ data }) => {
      const message = JSON.parse(data);
      heard.push(message);
      const isAt = (currentTime) => tell({ event: "infoDelivery", info: { currentTime } });
      if (message.event === "listening") {
        tell({ event: "onStateChange", info: 1 });
        isAt(Number(new URLSearchParams(location.search).get("start")));
      }
      if (message.func === "seekTo") isAt(message.args[0]);
      if (message.func === "pauseVideo") tell({ event: "onStateChange", info: 2 });
      if (message.func === "playVideo") tell({ event: "onStateChange", info: 1 });
      if (message.func === "mute" || message.func === "unMute") tell({ event: "infoDelivery", info: { muted: message.func === "mute" } });
    });
    window.fail = (code) => tell({ event: "onError", info: code });`,
  vimeo: `
    const tell = (message) => parent.postMessage(JSON.stringify(message), "*");
    addEventListener("message", ({ data }) => {
      const message = JSON.parse(data);
      heard.push(message);
      if (message.method === "play") tell({ event: "play", data: {} });
      if (message.method === "pause") tell({ event: "pause", data: {} });
      const isAt = (seconds) => tell({ event: "timeupdate", data: { seconds } });
      if (message.value === "timeupdate") isAt(parseFloat(location.hash.slice("#t=".length)));
      if (message.method === "setCurrentTime") isAt(message.value);
      if (message.method === "setMuted") tell({ event: "volumechange", data: { volume: 1, muted: message.value } });
    });
    window.fail = () => tell({ event: "error", data: { name: "PrivacyError" } });
    tell({ event: "ready" });`,
  twitch: ``,
};

const hosts: readonly (readonly [pattern: string, script: string])[] = [
  ["https://www.youtube-nocookie.com/**", scripts.youtube],
  ["https://player.vimeo.com/**", scripts.vimeo],
  ["https://vimeo.com/**", scripts.vimeo],
  ["https://player.twitch.tv/**", scripts.twitch],
];

/** Answers for the video hosts, so that nothing leaves the machine. */
export async function answerForVideoHosts(page: Page): Promise<void> {
  for (const [pattern, script] of hosts) {
    const body = `<!doctype html><html lang="en"><title>Player</title>
<body style="margin:0;background:#234;color:#fff;display:grid;place-items:center;height:100vh;font:16px sans-serif">
<button style="padding:12px">The host's own control</button><script>const heard = []; window.heard = heard;${script}</script>`;
    await page.route(pattern, (route) => route.fulfill({ contentType: "text/html", body }));
  }
}
