/** An event stream's bytes for one message. The id becomes a returning viewer's `Last-Event-ID`. */
export function encodeEvent(epoch: string, offset: number, message: object): Buffer {
  // JSON text holds no line break, so one data line is enough.
  return Buffer.from(`id: ${epoch}.${offset}\ndata: ${JSON.stringify(message)}\n\n`);
}

/** The same for a message without a number: a returning viewer goes on from the one before it. */
export function encodeUnnumbered(message: object): Buffer {
  return Buffer.from(`data: ${JSON.stringify(message)}\n\n`);
}

/** The message in an event's bytes, still encoded. */
export function messageIn(event: Buffer): Buffer {
  return event.subarray(event.indexOf("data: ") + "data: ".length, -2);
}

/** A comment line: browsers ignore it, connections stay awake by it. */
export function encodeComment(words: string): Buffer {
  return Buffer.from(`: ${words}\n\n`);
}

export interface Position {
  readonly epoch: string;
  readonly offset: number;
}

/** Reads a `Last-Event-ID` header; null when it is none of ours. */
export function parsePosition(lastEventId: string | null): Position | null {
  const match = /^([0-9a-z]{1,32})\.(\d{1,15})$/.exec(lastEventId ?? "");
  if (match === null) return null;
  return { epoch: match[1] ?? "", offset: Number(match[2]) };
}

/** The bytes of a snapshot. Only its last message has the id: a viewer cut off halfway must not go on from there. */
export function encodeSnapshot(epoch: string, offset: number, messages: readonly object[]): readonly Buffer[] {
  const before = messages.slice(0, -1).map(encodeUnnumbered);
  return [...before, ...messages.slice(-1).map((message) => encodeEvent(epoch, offset, message))];
}
