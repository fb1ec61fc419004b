import { setTimeout as sleep } from "node:timers/promises";
import type { Handler } from "../network/exchange.ts";
import { sendJson } from "../network/exchange.ts";
import type { Control } from "./control.ts";

/** How long a request that gets no answer is left hanging; no client waits longer than this. */
const SILENCE_MS = 120_000;

/** Stands before Shopify's hosts: while they are stopped, or a fault says so, requests are turned away. */
export function turnedAway(control: Control, hosts: Handler): Handler {
  return async (request, response) => {
    if (control.isStopped) return void request.socket.destroy();
    const shop = /^(?<handle>[^.]+)\.myshopify\.com/.exec(request.headers.host ?? "")?.groups?.["handle"];
    const outage = control.faults.outage(shop ?? "");
    if (outage === null) return hosts(request, response);
    request.resume();
    if (outage === "nothing") {
      await sleep(SILENCE_MS, undefined, { ref: false });
      return void request.socket.destroy();
    }
    sendJson(response, { errors: outage === 500 ? "Internal Server Error" : "Service Unavailable" }, outage);
  };
}
