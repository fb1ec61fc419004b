/** What the processes of the intake bench say to one another. */
export type IntakeKind = "kept" | "worked" | "bare";

export interface Sold {
  readonly showId: string;
  readonly itemId: string;
}

export interface Load extends Sold {
  readonly port: number;
  /** Begins every webhook's id, which the number of its order ends */
  readonly kind: IntakeKind;
  readonly firstOrder: number;
  readonly webhooks: number;
  readonly connections: number;
  /** How many are sent a second, whatever the answers do; null for as many as are answered */
  readonly perSecond: number | null;
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly accepted: number;
}

/** The server's answer to "drain". */
export interface Drained {
  readonly tookMs: number;
}

/** The product that the orders buy. */
export const product = { id: "8700000000001", variantId: "8700000000002" };
