import { expect, test } from "vitest";
import { userErrorsIn } from "./user-errors.ts";

test("all userErrors of an answer are found, with Shopify's own words", () => {
  const data = {
    first: { userErrors: [] },
    second: { userErrors: [{ field: ["input", "code"], message: "Code must be unique", code: "TAKEN" }] },
  };

  expect(userErrorsIn(data)).toEqual([{ field: ["input", "code"], message: "Code must be unique", code: "TAKEN" }]);
});

test("a mutation that does not select userErrors is a mistake", () => {
  expect(() => userErrorsIn({ tagsAdd: { node: null } })).toThrow(TypeError);
});
