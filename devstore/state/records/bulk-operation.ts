import type { Id } from "../ids.ts";

export interface BulkOperation {
  id: Id;
  appId: Id | null;
  status: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELED" | "CANCELING";
  errorCode: string | null;
  query: string;
  createdAt: string;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  /** File name inside the store's `bulk` folder */
  file: string | null;
}
