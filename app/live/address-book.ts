import type { IncomingMessage } from "node:http";

export interface AddressBookOptions {
  /** Open streams that one address may have */
  readonly mostOpen: number;
  /** What an address may ask for at once, and how much of it comes back a second */
  readonly burst: number;
  readonly perSecond: number;
}

interface Entry {
  open: number;
  tokens: number;
  atMs: number;
}

/** Addresses remembered beyond those with open streams. */
const mostIdle = 20_000;

/**
 * What each address has open and asks for. Carriers share one address among many phones, so the bounds are wide; they keep one
 * machine from taking every place.
 */
export class AddressBook {
  readonly #options: AddressBookOptions;
  readonly #entries = new Map<string, Entry>();
  #idle = 0;

  constructor(options: AddressBookOptions) {
    this.#options = options;
  }

  /** Addresses that are remembered. */
  get size(): number {
    return this.#entries.size;
  }

  /** Takes one request; answers 0, or for how many milliseconds no more is to be had. */
  take(address: string, nowMs: number): number {
    const { burst, perSecond } = this.#options;
    if (burst === Infinity) return 0;
    const entry = this.#entryOf(address, nowMs);
    entry.tokens = Math.min(burst, entry.tokens + ((nowMs - entry.atMs) / 1000) * perSecond);
    entry.atMs = nowMs;
    if (entry.tokens < 1) return Math.ceil(((1 - entry.tokens) / perSecond) * 1000);
    entry.tokens -= 1;
    return 0;
  }

  isFull(address: string): boolean {
    return (this.#entries.get(address)?.open ?? 0) >= this.#options.mostOpen;
  }

  open(address: string, nowMs: number): void {
    const entry = this.#entryOf(address, nowMs);
    if (entry.open === 0) this.#idle -= 1;
    entry.open += 1;
  }

  close(address: string): void {
    const entry = this.#entries.get(address);
    if (entry === undefined) return;
    entry.open -= 1;
    if (entry.open === 0) this.#idle += 1;
  }

  #entryOf(address: string, nowMs: number): Entry {
    const known = this.#entries.get(address);
    if (known !== undefined) return known;
    const entry = { open: 0, tokens: this.#options.burst, atMs: nowMs };
    this.#entries.set(address, entry);
    this.#idle += 1;
    if (this.#idle > 2 * mostIdle) this.#forgetIdle();
    return entry;
  }

  // Half of those with nothing open, the oldest first: seldom, so that it costs little each time.
  #forgetIdle(): void {
    for (const [address, entry] of this.#entries) {
      if (this.#idle <= mostIdle) return;
      if (entry.open > 0) continue;
      this.#entries.delete(address);
      this.#idle -= 1;
    }
  }
}

/**
 * Where a request comes from. `proxies` of our own stand before us: each appends to X-Forwarded-For whom it heard, so that many
 * entries from the end are believed and no more. Of an IPv6 address the network counts, of which one customer has all addresses.
 */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const socket = request.socket.remoteAddress ?? "";
  if (proxies === 0) return networkOf(socket);
  const forwarded = [request.headers["x-forwarded-for"] ?? ""].flat().join(",").split(",");
  return networkOf((forwarded.at(-proxies) ?? "").trim() || socket);
}

function networkOf(address: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address.slice(0, 45);
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const first = head === "" ? [] : head.split(":");
  const last = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => "0");
  return [...first, ...gap, ...last].slice(0, 4).join(":").slice(0, 45);
}
