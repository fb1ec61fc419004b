import type { Server } from "node:http";
import type { FromServer, ToServer } from "./server-talk.ts";

/** Lets a server listen on the port that is the program's last argument, and do as the bench says until the bench is gone. */
export function serve(server: Server, publish: (nth: number) => void): void {
  const say = (words: FromServer) => process.send?.(words);
  const port = Number(process.argv.at(-1));
  // Several processes may share the port: the kernel gives each its part of the viewers.
  server.listen({ port, host: "127.0.0.1", backlog: 4096, reusePort: true }, () => say("listening"));
  process.on("message", (asked: ToServer) => {
    if ("publish" in asked) return publish(asked.publish);
    // As much as can be: what new objects were made in would else count as the viewers', tens of megabytes of it.
    globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" });
    say("tidy");
  });
  process.on("disconnect", () => process.exit());
}
