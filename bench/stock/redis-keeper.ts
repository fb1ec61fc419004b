import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createClient } from "redis";
import { freePort } from "../bench-house.ts";
import type { OpenKeeper } from "./keeper.ts";

/** The counter and the hold by one script, which no other command comes between. */
const claimScript = `
  if redis.call("exists", KEYS[2]) == 1 then return 1 end
  local units = tonumber(redis.call("hget", KEYS[1], "units"))
  local held = tonumber(redis.call("hget", KEYS[1], "held"))
  if held + tonumber(ARGV[2]) > units then return 0 end
  redis.call("hincrby", KEYS[1], "held", ARGV[2])
  redis.call("hset", KEYS[2], "shopper", ARGV[1], "units", ARGV[2], "made_at", ARGV[3])
  return 1`;

export type Durability = "not durable" | "appendfsync always";

/** Whether this machine has a Redis to compare with. */
export function hasRedis(): boolean {
  return spawnSync("redis-server", ["--version"]).status === 0;
}

/** A Redis of its own, its files in `folder`. Claims of a turn of the event loop travel together, as its client does by itself. */
export async function redisKeeper(folder: string, durability: Durability): Promise<OpenKeeper> {
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  const keeps =
    durability === "not durable" ? ["--appendonly", "no"] : ["--appendonly", "yes", "--appendfsync", "always"];
  const place = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", ""];
  const server = spawn("redis-server", [...place, ...keeps], { stdio: "ignore" });
  const client = createClient({ url: `redis://127.0.0.1:${port}` });
  // Until the server listens, the client tries again by itself.
  client.on("error", () => undefined);
  await client.connect();
  const script = await client.scriptLoad(claimScript);
  return {
    name: `Redis + Lua, ${durability}`,
    async fill(units) {
      await client.flushAll();
      await client.hSet("item", { units, held: 0 });
    },
    async hold({ id, shopper, units }) {
      const given = { keys: ["item", `hold:${id}`], arguments: [shopper, String(units), String(Date.now())] };
      return (await client.evalSha(script, given)) === 1;
    },
    async count() {
      const counted = Number(await client.hGet("item", "held"));
      let kept = 0;
      for await (const keys of client.scanIterator({ MATCH: "hold:*", COUNT: 1_000 })) kept += keys.length;
      return { counted, kept };
    },
    async close() {
      client.destroy();
      const ended = once(server, "exit");
      server.kill();
      await ended;
    },
  };
}
