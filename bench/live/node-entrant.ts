import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { answerOf } from "../answer-of.ts";
import type { Entrant, OpenEntrant } from "./entrant.ts";
import { streamPath } from "./hub-streams.ts";
import { show } from "./message.ts";
import { familyOf, kill, own } from "./owned.ts";
import type { FromServer, ToServer } from "./server-talk.ts";

/** The app's hub on one core, or on several as `npm start -- --web N` runs it. */
export function hubEntrant(processes: number): Entrant {
  return {
    name: processes === 1 ? "Paniere" : `Paniere, --web ${processes}`,
    protocol: "sse",
    path: streamPath(show),
    open: (port) => openNode(port, { program: "hub-server.ts", words: [], processes }),
  };
}

/** One of the peers that are written in JavaScript. */
export function peerEntrant(kind: "ws" | "socket.io" | "better-sse" | "http"): Entrant {
  const speaks = { ws: "ws", "socket.io": "sio", "better-sse": "sse", http: "sse" } as const;
  return {
    name: kind === "http" ? "Node http, res.write" : kind,
    protocol: speaks[kind],
    path: kind === "socket.io" ? "/socket.io/?EIO=4&transport=websocket" : "/",
    open: (port) => openNode(port, { program: "peer-server.ts", words: [kind], processes: 1 }),
  };
}

export interface NodeProgram {
  /** Its file in this folder; its last argument is the port */
  readonly program: string;
  readonly words: readonly string[];
  readonly processes: number;
}

/** The viewers where there is no C compiler. */
export const nodeCrowd = [process.execPath, join(import.meta.dirname, "node-crowd.ts")];

/** Starts a server of Node's, in one process or in several that share the port. */
export async function openNode(port: number, { program, words, processes }: NodeProgram): Promise<OpenEntrant> {
  const all = Array.from({ length: processes }, () =>
    own(process.execPath, {
      words: ["--expose-gc", join(import.meta.dirname, program), ...words, String(port)],
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    }),
  );
  await Promise.all(all.map((child) => answerOf<FromServer>(child)));
  return {
    pids: all.flatMap(familyOf),
    publish: (nth) => all.forEach((child) => say(child, { publish: nth })),
    async tidy() {
      await Promise.all(
        all.map((child) => {
          const tidied = once(child, "message");
          say(child, { tidy: true });
          return tidied;
        }),
      );
    },
    async kill() {
      await Promise.all(all.map(kill));
    },
  };
}

function say(child: ChildProcess, words: ToServer): void {
  if (child.connected) child.send(words);
}
