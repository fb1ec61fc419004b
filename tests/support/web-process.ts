import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { z } from "zod";
import { noteLogLine } from "./log-lines.ts";
import type { ShopInProcess } from "./shop-in-process.ts";

const serving = z.object({ msg: z.literal("serving"), pid: z.number(), address: z.object({ port: z.number() }) });

export interface WebProcess {
  /** Where it answers */
  readonly url: string;
  /** Those that said that they serve, in their order */
  readonly pids: readonly number[];
  /** Sends a signal and answers the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** The address of a show's stream at a web process, with the token that the shop's pages have. */
export function streamOf({ url }: Pick<WebProcess, "url">, { house, shop }: ShopInProcess, show: string): string {
  const token = house.showTokens.sign({ shop, show, expiresAt: new Date(Date.now() + 3_600_000) });
  return `${url}/live/shows/${show}?token=${token}`;
}

interface WebSettings {
  readonly env?: Readonly<Record<string, string>>;
  /** Of `npm start` */
  readonly args?: readonly string[];
  /** How many say that they serve before it counts as started */
  readonly count?: number;
}

/** The app's web process, as production runs it, for the shop's database. */
export async function startWebProcess(
  databaseUrl: string,
  { app }: ShopInProcess,
  { env = {}, args = [], count = 1 }: WebSettings = {},
): Promise<WebProcess> {
  const child = spawn(process.execPath, ["app/start.ts", ...args], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      SHOPIFY_API_KEY: app.clientId,
      SHOPIFY_API_SECRET: app.clientSecret,
      SHOPIFY_APP_URL: app.applicationUrl,
      DATABASE_URL: databaseUrl,
      PORT: "0",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stderr.setEncoding("utf8").on("data", noteLogLine);
  const lines = createInterface({ input: child.stdout });
  lines.on("line", noteLogLine);
  const pids: number[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    lines.on("line", (line) => {
      const said = serving.safeParse(JSON.parse(line));
      if (!said.success) return;
      pids.push(said.data.pid);
      if (pids.length === count) resolve(said.data.address.port);
    });
    child.once("exit", () => reject(new Error("the web process ended before it served")));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    pids,
    async end(signal) {
      if (child.exitCode !== null) return child.exitCode;
      const exit = once(child, "exit");
      child.kill(signal);
      await exit;
      return child.exitCode;
    },
  };
}
