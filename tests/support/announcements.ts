import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import { announcementChannel } from "../../app/persistence/database.server.ts";

const announcement = z.object({ show: z.string(), change: z.string(), item: z.string().optional() });

const moment = z.object({ at: z.iso.datetime() });

export interface Announcements {
  /** What was announced since the last time, without the moment. */
  take(): Promise<readonly object[]>;
  close(): Promise<void>;
}

/** Listens to what the database announces, as a web process does. */
export async function listenToAnnouncements(databaseUrl: string): Promise<Announcements> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  let heard: object[] = [];
  client.on("notification", ({ payload }) => {
    const json: unknown = JSON.parse(payload ?? "");
    moment.parse(json);
    heard.push(announcement.parse(json));
  });
  await client.query(`listen ${announcementChannel}`);
  return {
    async take() {
      // Notifications come before the answer of a query that is sent after them.
      await wait(20);
      await client.query("select 1");
      const taken = heard;
      heard = [];
      return taken;
    },
    close: () => client.end(),
  };
}
