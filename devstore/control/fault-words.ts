import type { Fault, FaultKind } from "./fault.ts";

/** A kind of fault as a person chooses it */
export interface FaultChoice {
  readonly kind: FaultKind["kind"];
  readonly label: string;
  readonly hint: string;
}

export const FAULT_CHOICES: readonly { readonly part: string; readonly choices: readonly FaultChoice[] }[] = [
  {
    part: "Webhooks",
    choices: [
      { kind: "webhooks-dropped", label: "Never arrive", hint: "Nobody is told that they are lost." },
      { kind: "webhooks-duplicated", label: "Arrive twice", hint: "With the same id and the same bytes." },
      { kind: "webhooks-delayed", label: "Arrive late", hint: "And tell what was true before." },
      { kind: "webhooks-reversed", label: "Arrive in reverse", hint: "The later one comes first." },
    ],
  },
  {
    part: "Admin API",
    choices: [
      { kind: "throttled", label: "Throttles", hint: "Every query finds the bucket empty." },
      { kind: "refused", label: "Refuses a mutation", hint: "It answers with a user error and does nothing." },
    ],
  },
  {
    part: "Network",
    choices: [
      { kind: "unavailable", label: "Shopify fails", hint: "Its hosts answer an error, or nothing at all." },
      { kind: "bulk-cut", label: "Bulk file is cut off", hint: "It ends early, and so does the connection." },
    ],
  },
];

/** What a fault in force does, in a sentence. */
export function faultSentence(fault: Fault): string {
  switch (fault.kind) {
    case "webhooks-dropped":
      return "Webhooks never arrive";
    case "webhooks-duplicated":
      return fault.times === 1 ? "Webhooks arrive twice" : `Webhooks arrive ${fault.times + 1} times`;
    case "webhooks-delayed":
      return `Webhooks arrive ${secondsOf(fault.ms)} late`;
    case "webhooks-reversed":
      return `${fault.together} webhooks at a time arrive in reverse`;
    case "throttled":
      return "The Admin API throttles";
    case "refused":
      return `${fault.operation} is refused: ${fault.userErrors.map(({ message }) => message).join(" ")}`;
    case "unavailable":
      return fault.answer === "nothing" ? "Shopify answers nothing" : `Shopify answers ${fault.answer}`;
    case "bulk-cut":
      return `Bulk files end after ${fault.afterBytes} bytes`;
  }
}

/** Where a fault strikes and how often yet; `say` writes a moment. */
export function faultScope({ shop, topic, left, until }: Fault, say: (iso: string) => string): string {
  const often = left === null ? null : left === 1 ? "once more" : `${left} more times`;
  const end = until === null ? null : `until ${say(until)}`;
  return [shop ?? "every shop", topic, often, end ?? (often ? null : "until it is taken back")]
    .filter((part) => part !== null)
    .join(" · ");
}

function secondsOf(ms: number): string {
  return ms === 1000 ? "a second" : `${ms / 1000} seconds`;
}
