import type { Id } from "../ids.ts";

export interface BulkOperation {
  id: Id;
  appId: Id | null;
  type: "QUERY" | "MUTATION";
  status: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELED" | "CANCELING";
  errorCode: "ACCESS_DENIED" | "INTERNAL_SERVER_ERROR" | "TIMEOUT" | null;
  /** The query or mutation that runs */
  query: string;
  /** Whether the result puts children right behind their parents */
  groupObjects: boolean;
  /** Of a mutation, the file with its variables: the `key` of the staged upload */
  stagedUploadPath: string | null;
  createdAt: string;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number | null;
  /** File name inside the store's `bulk` folder */
  file: string | null;
}
