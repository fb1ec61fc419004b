/** One event of a text/event-stream, https://html.spec.whatwg.org/multipage/server-sent-events.html */
export interface StreamEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
}

/** What has been read of a stream and does not make a whole event yet. */
export interface Unread {
  readonly text: string;
  /** The stream has opened: a byte order mark can no longer come */
  readonly opened: boolean;
  readonly lastId: string;
}

export const nothingRead: Unread = { text: "", opened: false, lastId: "" };

/**
 * Takes the next piece of an event stream and gives the events it completes, with what is left for the next piece.
 * Comments are passed over; an event without data is none.
 */
export function readEvents(unread: Unread, piece: string): { events: readonly StreamEvent[]; unread: Unread } {
  let text = unread.text + (unread.opened || piece === "" ? piece : piece.replace(/^\uFEFF/, ""));
  // A carriage return at the very end may be half of a line's end.
  const held = text.endsWith("\r") ? "\r" : "";
  text = text.slice(0, text.length - held.length).replace(/\r\n?/g, "\n");

  const blocks = text.split("\n\n");
  const rest = blocks.pop() ?? "";
  let lastId = unread.lastId;
  const events: StreamEvent[] = [];
  for (const block of blocks) {
    const read = readBlock(block, lastId);
    lastId = read.id;
    if (read.event !== null) events.push(read.event);
  }
  return { events, unread: { text: rest + held, opened: unread.opened || piece !== "", lastId } };
}

function readBlock(block: string, lastId: string): { id: string; event: StreamEvent | null } {
  let id = lastId;
  let type = "message";
  const data: string[] = [];
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    if (colon === 0) continue;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") data.push(value);
    if (field === "event") type = value;
    if (field === "id" && !value.includes("\0")) id = value;
  }
  return { id, event: data.length === 0 ? null : { id, type, data: data.join("\n") } };
}
