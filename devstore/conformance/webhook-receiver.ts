/** A webhook as it arrived at the app */
export interface ReceivedWebhook {
  readonly topic: string;
  readonly headers: Headers;
  /** The bytes that were signed */
  readonly rawBody: string;
  /** Ids beyond 2^53 are text here */
  readonly json: Readonly<Record<string, unknown>>;
}
