import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { createConnection, type Socket } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { Entrant } from "./entrant.ts";
import { messageOf } from "./message.ts";
import { familyOf, kill, own, ownFolder } from "./owned.ts";

export interface NchanPrograms {
  readonly nginx: string;
  /** The file of the module */
  readonly module: string;
}

const moduleFolders = ["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/share/nginx/modules"];

/** Where nginx and its module Nchan stand; null when one of them is missing. */
export function findNchan(): NchanPrograms | null {
  const nginx = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"].find((path) => existsSync(path));
  const module = moduleFolders.map((folder) => `${folder}/ngx_nchan_module.so`).find((path) => existsSync(path));
  return nginx === undefined || module === undefined ? null : { nginx, module };
}

/** nginx with its module Nchan. A new viewer is given the newest message, which is its snapshot. */
export function nchanEntrant({ nginx, module }: NchanPrograms, workers: number): Entrant {
  return {
    name: workers === 1 ? "nginx with Nchan" : `nginx with Nchan, ${workers} workers`,
    protocol: "sse",
    path: "/live",
    async open(port) {
      const folder = ownFolder();
      const settings = join(folder, "nginx.conf");
      writeFileSync(settings, nginxSettings({ port, module, folder, workers }));
      // nginx does not notice when who started it is gone: the shell does, by the end of its standard input.
      const words = ["-c", '"$@" & read -r _; kill $!; wait', "sh", nginx, "-p", folder, "-c", settings];
      const child = own("sh", { words, stdio: ["pipe", "inherit", "inherit"] });
      const publisher = await reach(port);
      const publish = (nth: number) => void publisher.write(post(nth));
      const answered = once(publisher, "data");
      publish(0);
      await answered;
      publisher.resume();
      return { pids: familyOf(child), publish, tidy: async () => undefined, kill: () => kill(child) };
    },
  };
}

function post(nth: number): string {
  const body = JSON.stringify(messageOf(nth));
  return `POST /publish HTTP/1.1\r\nHost: bench\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

async function reach(port: number): Promise<Socket> {
  for (let tries = 0; tries < 200; tries += 1) {
    const socket = createConnection(port, "127.0.0.1").setNoDelay();
    try {
      await once(socket, "connect");
      // It is killed under load, while it owes answers.
      return socket.on("error", () => undefined);
    } catch {
      await wait(25);
    }
  }
  throw new Error("nginx does not listen");
}

function nginxSettings(as: { port: number; module: string; folder: string; workers: number }): string {
  const root = process.getuid?.() === 0 ? "user root;" : "";
  return `
load_module ${as.module};
${root}
daemon off;
worker_processes ${as.workers};
worker_rlimit_nofile 20000;
error_log ${as.folder}/error.log;
pid ${as.folder}/nginx.pid;
events { worker_connections 20000; }
http {
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path ${as.folder}/body;
  server {
    listen 127.0.0.1:${as.port} backlog=4096${as.workers > 1 ? " reuseport" : ""};
    location = /publish {
      nchan_publisher http;
      nchan_channel_id bench;
      nchan_message_buffer_length 10000;
      nchan_message_timeout 10m;
    }
    location = /live {
      nchan_subscriber eventsource;
      nchan_channel_id bench;
      nchan_subscriber_first_message -1;
    }
  }
}
`;
}
