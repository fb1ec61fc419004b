/** What a request with an idempotency key was answered, for who sends it again */
export interface IdempotentAnswer {
  /** App, mutation and key */
  name: string;
  /** The arguments as JSON */
  input: string;
  /** The payload's fields: plain values, or what they name */
  fields: Record<string, RememberedValue>;
  /** Whether it was refused with user errors */
  failed: boolean;
  answeredAt: string;
}

export type RememberedValue = { value: unknown } | { node: string };
