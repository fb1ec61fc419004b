import { expect, test } from "vitest";
import { judgeFailure } from "./failed-answer.ts";

const throttled = [{ message: "Throttled", extensions: { code: "THROTTLED" } }];

test("a throttled query waits exactly until its bucket holds what it costs", () => {
  const extensions = {
    cost: { requestedQueryCost: 400, throttleStatus: { currentlyAvailable: 150, restoreRate: 100 } },
  };

  expect(judgeFailure({ status: 200, errors: throttled, extensions })).toEqual({ kind: "throttled", waitMs: 2500 });
});

test("429 waits as many seconds as it says", () => {
  const headers = new Headers({ "retry-after": "2.0" });

  expect(judgeFailure({ status: 429, headers })).toEqual({ kind: "throttled", waitMs: 2000 });
  expect(judgeFailure({ status: 429, headers: new Headers() })).toEqual({ kind: "throttled", waitMs: 1000 });
});

test.each([
  [{ status: 401, errors: "[API] Invalid API key" }, "unauthorized"],
  [{ status: 402 }, "closed"],
  [{ status: 404, errors: "Not Found" }, "closed"],
  [{ status: 302 }, "unavailable"],
  [{ status: 503 }, "unavailable"],
  [{ status: 200, errors: [{ message: "x", extensions: { code: "INTERNAL_SERVER_ERROR" } }] }, "unavailable"],
  [{ status: 200, errors: [{ message: "x", extensions: { code: "ACCESS_DENIED" } }] }, "refused"],
  [{ status: 200, errors: [{ message: "Field 'x' doesn't exist" }] }, "refused"],
])("%o is %s", (response, kind) => {
  expect(judgeFailure(response).kind).toBe(kind);
});
