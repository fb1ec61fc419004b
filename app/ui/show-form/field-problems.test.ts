import { expect, it } from "vitest";
import { fieldProblems, without } from "./field-problems.ts";

it("a refused live price stands beside its product, wherever that was moved since", () => {
  const problems = fieldProblems(
    { kind: "invalid", fields: { title: { code: "missing" }, "items.1.livePrice": { code: "not-an-amount" } } },
    ["11", "22"],
  );

  expect(problems).toEqual({ title: { code: "missing" }, "price:22": { code: "not-an-amount" } });
  expect(without(problems, "title")).toEqual({ "price:22": { code: "not-an-amount" } });
});

it("refused units stand at their variant, and a closed location at its product", () => {
  const below = { code: "below-promised", promised: 3 } as const;

  const problems = fieldProblems(
    {
      kind: "invalid",
      fields: { "items.1.units.222": below, "items.0.locationIds": { code: "closed-location" } },
    },
    ["11", "22"],
  );

  expect(problems).toEqual({ "units:22:222": below, "locations:11": { code: "closed-location" } });
});

it("other refusals blame no field", () => {
  expect(fieldProblems({ kind: "ended" }, [])).toEqual({});
  expect(fieldProblems(null, [])).toEqual({});
});
