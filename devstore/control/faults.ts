import { randomUUID } from "node:crypto";
import type { Clock } from "../state/clock.ts";
import { type Fault, readFault, type RefusalWords } from "./fault.ts";

type Kind = Fault["kind"];
type FaultOf<K extends Kind> = Extract<Fault, { kind: K }>;

interface Scene {
  readonly shop: string;
  readonly topic?: string;
  readonly operation?: string;
}

export interface FaultsOptions {
  readonly clock: Clock;
  /** Told of every fault that strikes, comes or goes */
  readonly log: (line: string) => void;
  /** Told when the list has changed */
  readonly onChange: () => void;
}

/** The faults in force. Each part of the dev store asks before it acts whether it is to go wrong this time. */
export class Faults {
  readonly #options: FaultsOptions;
  #faults: Fault[] = [];

  constructor(options: FaultsOptions) {
    this.#options = options;
  }

  list(): readonly Fault[] {
    this.#forgetEnded();
    return this.#faults;
  }

  /** Puts a fault in force, as the control API takes it. Throws NoFault when it is none. */
  add(given: unknown): Fault {
    const fault = readFault(given, randomUUID());
    this.#faults.push(fault);
    this.#options.log(`fault ${fault.kind} is in force ${placeOf(fault)}`);
    this.#options.onChange();
    return fault;
  }

  /** Takes a fault back; false when it is not in force any more. */
  remove(id: string): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter((fault) => fault.id !== id);
    if (this.#faults.length === before) return false;
    this.#options.log("a fault was taken back");
    this.#options.onChange();
    return true;
  }

  clear(): void {
    if (this.#faults.length === 0) return;
    this.#faults = [];
    this.#options.log("all faults were taken back");
    this.#options.onChange();
  }

  /** Goes on with faults that were in force when the dev store stopped. */
  restore(faults: readonly Fault[]): void {
    this.#faults = [...faults];
  }

  /** What strikes a webhook that is about to be sent the first time. */
  ofWebhook(shop: string, topic: string): { drop: boolean; extra: number; delayMs: number; together: number | null } {
    const scene = { shop, topic };
    return {
      drop: this.#strike("webhooks-dropped", scene) !== null,
      extra: this.#strike("webhooks-duplicated", scene)?.times ?? 0,
      delayMs: this.#strike("webhooks-delayed", scene)?.ms ?? 0,
      together: this.#strike("webhooks-reversed", scene)?.together ?? null,
    };
  }

  /** Whether a query finds the bucket empty, whatever is in it. */
  throttles(shop: string): boolean {
    return this.#strike("throttled", { shop }) !== null;
  }

  /** The user errors with which a mutation is refused; null when it is not. */
  refusal(shop: string, operation: string): readonly RefusalWords[] | null {
    return this.#strike("refused", { shop, operation })?.userErrors ?? null;
  }

  /** How a request to one of Shopify's hosts is turned away; null when it is answered. */
  outage(shop: string): FaultOf<"unavailable">["answer"] | null {
    return this.#strike("unavailable", { shop })?.answer ?? null;
  }

  /** After how many bytes the file of a bulk operation is cut off; null when it is whole. */
  bulkCut(shop: string): number | null {
    return this.#strike("bulk-cut", { shop })?.afterBytes ?? null;
  }

  #strike<K extends Kind>(kind: K, scene: Scene): FaultOf<K> | null {
    if (this.#faults.length === 0) return null;
    this.#forgetEnded();
    const found = this.#faults.find((fault): fault is FaultOf<K> => fault.kind === kind && strikes(fault, scene));
    if (!found) return null;
    this.#options.log(`fault ${kind} strikes ${Object.values(scene).join(" ")}`);
    if (found.left !== null) this.#use(found);
    return found;
  }

  #use(used: Fault): void {
    const left = (used.left ?? 1) - 1;
    this.#faults = this.#faults.flatMap((fault) => {
      if (fault !== used) return [fault];
      return left === 0 ? [] : [{ ...fault, left }];
    });
    this.#options.onChange();
  }

  #forgetEnded(): void {
    const now = this.#options.clock.now().getTime();
    const still = this.#faults.filter(({ until }) => until === null || Date.parse(until) > now);
    if (still.length === this.#faults.length) return;
    this.#faults = still;
    this.#options.onChange();
  }
}

function strikes(fault: Fault, { shop, topic, operation }: Scene): boolean {
  if (fault.shop !== null && fault.shop !== shop) return false;
  if (fault.topic !== null && fault.topic !== topic) return false;
  return fault.kind !== "refused" || fault.operation === operation;
}

function placeOf({ shop, topic, left, until }: Fault): string {
  const parts = [
    shop === null ? "in every shop" : `in ${shop}`,
    topic === null ? "" : `for ${topic}`,
    left === null ? "" : left === 1 ? "once" : `${left} times`,
    until === null ? "" : `until ${until}`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
