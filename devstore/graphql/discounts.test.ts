import { expect, test } from "vitest";
import { anApp, aProduct, ask, aStore, aToken, TestClock } from "../state/test-shop.ts";

const app = anApp();

async function aDeal() {
  const clock = new TestClock();
  const store = await aStore(clock);
  const { variant } = aProduct(store);
  const token = aToken(store, app);
  const input = {
    title: "Live price",
    code: "LIVE-AB12",
    startsAt: "2026-11-21T10:00:00Z",
    endsAt: "2026-11-21T11:00:00Z",
    usageLimit: 5,
    context: { all: "ALL" },
    combinesWith: { productDiscounts: true, orderDiscounts: true, shippingDiscounts: true },
    customerGets: {
      value: { discountAmount: { amount: "3.5", appliesOnEachItem: true } },
      items: { products: { productVariantsToAdd: [`gid://shopify/ProductVariant/${variant.id}`] } },
    },
  };
  const run = async (query: string, variables: object) => {
    const { data, errors } = await ask(store, [app], query, { variables, token });
    return { errors, answer: data && Object.values(data)[0] };
  };
  return { store, clock, input, run };
}

const CREATE = `mutation ($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $input) {
  codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { title status discountClasses codes(first: 1) { nodes { code } }
    customerGets { value { ... on DiscountAmount { amount { amount } appliesOnEachItem } }
      items { ... on DiscountProducts { productVariants(first: 5) { nodes { title } } } } } } } }
  userErrors { field code } } }`;

test("a code for one variant is made as asked, and found by its text whatever its case", async () => {
  const { input, run } = await aDeal();

  const { answer } = await run(CREATE, { input });
  const found = await run('{ codeDiscountNodeByCode(code: "live-ab12") { id } }', {});

  expect(answer?.["userErrors"]).toEqual([]);
  expect(answer?.["codeDiscountNode"]?.["codeDiscount"]).toEqual({
    title: "Live price",
    status: "ACTIVE",
    discountClasses: ["PRODUCT"],
    codes: { nodes: [{ code: "LIVE-AB12" }] },
    customerGets: {
      value: { amount: { amount: "3.5" }, appliesOnEachItem: true },
      items: { productVariants: { nodes: [{ title: "Default Title" }] } },
    },
  });
  expect(found.answer).toEqual({ id: answer?.["codeDiscountNode"]?.["id"] });
});

test.each([
  ["a code that is taken", { code: "live-ab12" }, ["basicCodeDiscount", "code"], "TAKEN"],
  ["no title", { title: " " }, ["basicCodeDiscount", "title"], "BLANK"],
  [
    "an end before its start",
    { endsAt: "2026-11-21T09:00:00Z" },
    ["basicCodeDiscount", "endsAt"],
    "END_DATE_BEFORE_START_DATE",
  ],
  ["no uses at all", { usageLimit: 0 }, ["basicCodeDiscount", "usageLimit"], "GREATER_THAN"],
  [
    "a variant that is gone",
    {
      customerGets: {
        value: { percentage: 0.1 },
        items: { products: { productVariantsToAdd: ["gid://shopify/ProductVariant/1"] } },
      },
    },
    ["basicCodeDiscount", "customerGets", "items", "products"],
    "INVALID",
  ],
  [
    "more than all of the price",
    { customerGets: { value: { percentage: 20 }, items: { all: true } } },
    ["basicCodeDiscount", "customerGets", "value", "percentage"],
    "VALUE_OUTSIDE_RANGE",
  ],
])("a discount with %s is refused", async (_, given, field, code) => {
  const { input, run } = await aDeal();
  await run(CREATE, { input });

  const { answer } = await run(CREATE, { input: { ...input, code: "OTHER", ...given } });

  expect(answer).toEqual({ codeDiscountNode: null, userErrors: [{ field, code }] });
});

test("a code ends by itself, is ended by hand, and is gone once deleted", async () => {
  const { clock, input, run } = await aDeal();
  const id = (await run(CREATE, { input })).answer?.["codeDiscountNode"]?.["id"];
  const status = async () => {
    const { answer } = await run(
      "query ($id: ID!) { codeDiscountNode(id: $id) { codeDiscount { ... on DiscountCodeBasic { status } } } }",
      { id },
    );
    return answer?.["codeDiscount"]?.["status"];
  };
  const act = (name: string) => run(`mutation ($id: ID!) { ${name}(id: $id) { userErrors { code } } }`, { id });

  const running = await status();
  await act("discountCodeDeactivate");
  const ended = await status();
  await act("discountCodeActivate");
  const restarted = await status();
  clock.advanceSeconds(40 * 60);
  await run(
    "mutation ($id: ID!, $input: DiscountCodeBasicInput!) { discountCodeBasicUpdate(id: $id, basicCodeDiscount: $input) { userErrors { code } } }",
    {
      id,
      input: { endsAt: "2026-11-21T10:30:00Z" },
    },
  );
  const over = await status();
  await act("discountCodeDelete");

  expect([running, ended, restarted, over]).toEqual(["ACTIVE", "EXPIRED", "ACTIVE", "EXPIRED"]);
  expect((await run('{ codeDiscountNodeByCode(code: "LIVE-AB12") { id } }', {})).answer).toBeNull();
  expect((await act("discountCodeDelete")).answer?.["userErrors"]).toEqual([{ code: "INVALID" }]);
});

test("a minimum is kept as it was given, and a quantity and a subtotal at once are refused", async () => {
  const { input, run } = await aDeal();
  const both = { quantity: { greaterThanOrEqualToQuantity: "2" }, subtotal: { greaterThanOrEqualToSubtotal: "10" } };

  const refused = await run(CREATE, { input: { ...input, minimumRequirement: both } });
  const made = await run(
    `mutation ($input: DiscountCodeBasicInput!) { discountCodeBasicCreate(basicCodeDiscount: $input) {
      codeDiscountNode { codeDiscount { ... on DiscountCodeBasic { minimumRequirement {
        ... on DiscountMinimumQuantity { greaterThanOrEqualToQuantity } } } } } } }`,
    { input: { ...input, minimumRequirement: { quantity: both.quantity } } },
  );

  expect(refused.answer?.["userErrors"]).toEqual([
    {
      field: ["basicCodeDiscount", "minimumRequirement"],
      code: "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT",
    },
  ]);
  expect(made.answer?.["codeDiscountNode"]).toEqual({
    codeDiscount: { minimumRequirement: { greaterThanOrEqualToQuantity: "2" } },
  });
});

test("an automatic discount needs no code, is found among its own kind, and is none with a code", async () => {
  const { input, run } = await aDeal();
  const { title, startsAt, customerGets } = input;
  const { answer } = await run(
    `mutation ($input: DiscountAutomaticBasicInput!) { discountAutomaticBasicCreate(automaticBasicDiscount: $input) {
      automaticDiscountNode { id automaticDiscount { ... on DiscountAutomaticBasic { title status } } }
      userErrors { field code } } }`,
    { input: { title, startsAt, customerGets } },
  );
  const id = answer?.["automaticDiscountNode"]?.["id"];
  const nodes = async (list: string) => (await run(`{ ${list}(first: 5) { nodes { id } } }`, {})).answer?.["nodes"];

  expect(answer).toEqual({
    automaticDiscountNode: { id, automaticDiscount: { title: "Live price", status: "ACTIVE" } },
    userErrors: [],
  });
  expect(await nodes("automaticDiscountNodes")).toEqual([{ id }]);
  expect(await nodes("codeDiscountNodes")).toEqual([]);
  expect((await run('{ codeDiscountNodeByCode(code: "") { id } }', {})).answer).toBeNull();
});

test("what the dev store would have to ignore of an input is an error that names it", async () => {
  const { input, run } = await aDeal();

  const { errors } = await run(CREATE, {
    input: { ...input, recurringCycleLimit: 2 },
  });

  expect(errors?.[0]).toMatchObject({
    message: "The dev store does not emulate DiscountCodeBasicInput.recurringCycleLimit.",
  });
});
