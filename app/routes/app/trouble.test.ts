import { expect, it } from "vitest";
import { troubleOf } from "./trouble.ts";

/** A thrown Response, as Remix gives it to an error boundary. */
function thrown(status: number, data: string) {
  return { status, statusText: "", internal: false, data };
}

it("an error is told for what it is", () => {
  expect(troubleOf(thrown(404, "not-found"))).toBe("notFound");
  expect(troubleOf(thrown(503, "unavailable"))).toBe("unavailable");
  expect(troubleOf(thrown(405, ""))).toBe("bug");
  expect(troubleOf(new TypeError("Failed to fetch"))).toBe("offline");
  expect(troubleOf(new TypeError("undefined is not a function"))).toBe("bug");
  expect(troubleOf("what")).toBe("bug");
});

it("an answer of Shopify's library is left to it", () => {
  expect(troubleOf(thrown(200, "<script></script>"))).toBeNull();
  expect(troubleOf(thrown(401, ""))).toBeNull();
});
