import { expect, test } from "vitest";
import { History } from "./history.ts";

function aHistory({ messages = 10, bytes = 1000 } = {}, written = 0): History {
  const history = new History(messages, bytes);
  for (let count = 0; count < written; count += 1) history.append((offset) => Buffer.from(`<${offset}>`));
  return history;
}

const since = (history: History, offset: number) => history.since(offset)?.map(String) ?? null;

test("what was written after an offset is answered in order", () => {
  const history = aHistory({}, 3);

  expect(since(history, 0)).toEqual(["<1>", "<2>", "<3>"]);
  expect(since(history, 2)).toEqual(["<3>"]);
  expect(since(history, 3)).toEqual([]);
});

test("a gap is never passed over in silence", () => {
  const history = aHistory({ messages: 2 }, 5);

  expect(since(history, 3)).toEqual(["<4>", "<5>"]);
  expect(since(history, 2)).toBeNull();
});

test("an offset that was never given out is not known", () => {
  expect(since(aHistory({}, 2), 3)).toBeNull();
});

test("its bytes are bounded too", () => {
  const history = aHistory({ bytes: 6 }, 5);

  expect(since(history, 3)).toEqual(["<4>", "<5>"]);
  expect(since(history, 2)).toBeNull();
});
