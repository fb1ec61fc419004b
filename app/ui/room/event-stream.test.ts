import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nothingRead, readEvents, type StreamEvent } from "./event-stream.ts";

function readAll(pieces: readonly string[]): readonly StreamEvent[] {
  let unread = nothingRead;
  const events: StreamEvent[] = [];
  for (const piece of pieces) {
    const read = readEvents(unread, piece);
    unread = read.unread;
    events.push(...read.events);
  }
  return events;
}

describe("the event stream", () => {
  it("gives an event once its empty line has come", () => {
    const first = readEvents(nothingRead, 'id: a.1\ndata: {"kind":');
    const second = readEvents(first.unread, '"sale"}\n\n');

    expect(first.events).toEqual([]);
    expect(second.events).toEqual([{ id: "a.1", type: "message", data: '{"kind":"sale"}' }]);
  });

  it("passes over heartbeats, unknown fields and events without data", () => {
    expect(readAll([":\n\n", ": still here\n\n", "retry: 100\n\n", "id: 4\n\n", "data: x\n\n"])).toEqual([
      { id: "4", type: "message", data: "x" },
    ]);
  });

  it("joins the lines of one event and reads its type", () => {
    expect(readAll(["event: reset\ndata: a\ndata:\ndata:  b\n\n"])).toEqual([
      { id: "", type: "reset", data: "a\n\n b" },
    ]);
  });

  it("reads the same however the stream is cut and whichever line ends it has", () => {
    const stream = "\uFEFF: hello\n\nid: 1\ndata: eins\n\nevent: two\ndata: zwei\ndata: drei\n\n\ndata: vier\n\n";
    const whole = readAll([stream]);

    fc.assert(
      fc.property(
        fc.constantFrom("\n", "\r\n"),
        fc.array(fc.integer({ min: 0, max: stream.length * 2 }), { maxLength: 12 }),
        (lineEnd, cuts) => {
          const text = stream.replaceAll("\n", lineEnd);
          const edges = [0, ...cuts.map((cut) => Math.min(cut, text.length)).sort((a, b) => a - b), text.length];
          const pieces = edges.slice(1).map((edge, index) => text.slice(edges[index], edge));
          expect(readAll(pieces)).toEqual(whole);
        },
      ),
    );
    expect(whole.map((event) => event.data)).toEqual(["eins", "zwei\ndrei", "vier"]);
  });
});
