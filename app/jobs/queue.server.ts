import { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import { parseJob, type Job, type JobName } from "./job.ts";

/** Anything that runs SQL: a job enqueued through a transaction exists from its commit on, or never. */
export interface SqlRunner {
  prepared<Row extends object>(sql: string, params: readonly unknown[]): Promise<Row[]>;
}

/** Jobs that run later, in a worker, kept in PostgreSQL by pg-boss. */
export interface JobQueue {
  /** Enqueues in the caller's transaction and wakes a worker at its commit. */
  enqueue(tx: SqlRunner, job: Job): Promise<void>;
  /** Starts taking jobs up, `concurrency` at a time. What a handler throws is logged; the sweep tries again. */
  work(handle: (job: Job) => Promise<void>, concurrency: number): Promise<void>;
  /** Takes no more jobs, waits for those that run, and closes its connections. */
  stop(): Promise<void>;
}

const jobNames: readonly JobName[] = ["perform-effect"];

/** Opens the queue. A web process only enqueues; a worker (`maintains: true`) also keeps pg-boss's tables in order. */
export async function openQueue(
  databaseUrl: string,
  options: { readonly log: Logger; readonly maintains: boolean },
): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    max: options.maintains ? 4 : 1,
    supervise: options.maintains,
    schedule: options.maintains,
    useListenNotify: options.maintains,
  });
  boss.on("error", (error) => options.log.error({ err: error }, "queue"));
  await boss.start();
  for (const name of jobNames) {
    await boss.createQueue(name, { notify: true, retryLimit: 0, expireInSeconds: 6 * 3600, deleteAfterSeconds: 3600 });
  }
  let stopped: Promise<void> | undefined;
  return {
    async enqueue(tx, job) {
      const db = {
        executeSql: async (text: string, values?: unknown[]) => ({
          rows: await tx.prepared<object>(text, values ?? []),
        }),
      };
      await boss.send(job.name, job.data, { db });
    },
    async work(handle, concurrency) {
      for (const name of jobNames) {
        await boss.work<unknown>(
          name,
          { localConcurrency: concurrency, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 },
          async ([taken]) => {
            if (taken === undefined) return;
            try {
              await handle(parseJob(name, taken.data));
            } catch (error) {
              options.log.error({ err: error, job: name }, "job failed");
            }
          },
        );
      }
    },
    stop: () => (stopped ??= boss.stop({ graceful: true, timeout: 10_000 })),
  };
}
