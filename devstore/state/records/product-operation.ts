import type { Id } from "../ids.ts";

/** A productSet that was asked to run in the background */
export interface ProductOperation {
  id: Id;
  status: "CREATED" | "ACTIVE" | "COMPLETE";
  productId: Id | null;
  userErrors: { field: readonly string[] | null; code: string; message: string }[];
}
