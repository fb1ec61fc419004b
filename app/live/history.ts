/** The last messages of a channel, encoded, numbered without a gap and bounded in number and bytes. */
export class History {
  readonly #mostMessages: number;
  readonly #mostBytes: number;
  #messages: Buffer[] = [];
  #bytes = 0;
  #offset = 0;

  constructor(mostMessages: number, mostBytes: number) {
    this.#mostMessages = mostMessages;
    this.#mostBytes = mostBytes;
  }

  /** Offset of the newest message; 0 before the first */
  get offset(): number {
    return this.#offset;
  }

  /** Appends the message that `encode` makes of its offset, and forgets the oldest beyond the bounds. */
  append(encode: (offset: number) => Buffer): Buffer {
    this.#offset += 1;
    const bytes = encode(this.#offset);
    this.#messages.push(bytes);
    this.#bytes += bytes.length;
    while (this.#messages.length > this.#mostMessages || this.#bytes > this.#mostBytes) {
      this.#bytes -= this.#messages.shift()?.length ?? 0;
    }
    return bytes;
  }

  /** All messages after an offset, or null when some of them are forgotten or the offset was never given out. */
  since(offset: number): readonly Buffer[] | null {
    const missed = this.#offset - offset;
    if (missed < 0 || missed > this.#messages.length) return null;
    return missed === 0 ? [] : this.#messages.slice(-missed);
  }
}
