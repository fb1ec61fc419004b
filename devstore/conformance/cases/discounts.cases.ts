import assert from "node:assert/strict";
import { add, cartOf } from "../case-cart.ts";
import {
  aCode,
  anAutomatic,
  aTenth,
  change,
  holds,
  makeAutomatic,
  makeCode,
  TOGETHER,
  typeCodes,
} from "../case-discount.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import { checkoutPath, payForCart, paymentForm } from "../shopper-requests.ts";

const ADMIN = "https://shopify.dev/docs/api/admin-graphql/latest";
const INPUT = `${ADMIN}/input-objects/DiscountCodeBasicInput`;
const DAY_MS = 24 * 3600 * 1000;

export const discountCases: readonly ConformanceCase[] = [
  {
    says: "a code is taken whatever its case, and takes off its share of all items",
    page: `${ADMIN}/mutations/discountCodeBasicCreate`,
    covers: ["discountCodeBasicCreate", "cart"],
    async prove(world) {
      await aCode(world);
      await add(world, "C-1", 2);

      const cart = await typeCodes(world, "ten");

      assert.deepEqual(cart.discount_codes, [{ code: "ten", applicable: true }]);
      assert.deepEqual([cart.original_total_price, cart.total_discount, cart.total_price], [1900, 190, 1710]);
    },
  },
  {
    says: "a discount of named products discounts those lines only, on the line",
    page: `${ADMIN}/input-objects/DiscountItemsInput`,
    covers: ["discountCodeBasicCreate", "cart"],
    async prove(world) {
      const products = { productsToAdd: [world.variant("C-1").productId] };
      await aCode(world, { customerGets: { value: { percentage: 0.5 }, items: { products } } });
      await add(world, "C-1", 1);
      await add(world, "BS-S", 1);

      const { items, cart_level_discount_applications: whole } = await typeCodes(world, "TEN");

      assert.deepEqual(Object.fromEntries(items.map(({ sku, final_line_price }) => [sku, final_line_price])), {
        "C-1": 475,
        "BS-S": 1999,
      });
      assert.deepEqual(whole, []);
    },
  },
  {
    says: "an amount is taken off the whole, or off each item where it says so, and never more than there is to pay",
    page: `${ADMIN}/input-objects/DiscountAmountInput`,
    covers: ["discountCodeBasicCreate", "cart"],
    async prove(world) {
      const gets = (amount: string, appliesOnEachItem: boolean) => ({
        customerGets: {
          value: { discountAmount: { amount, appliesOnEachItem } },
          items: { products: { productsToAdd: [world.variant("C-1").productId] } },
        },
      });
      await aCode(world, { code: "ONCE", ...gets("2.00", false) });
      await aCode(world, { code: "EACH", ...gets("2.00", true) });
      await aCode(world, { code: "MUCH", ...gets("99.00", false) });
      await add(world, "C-1", 3);

      const taken = async (code: string) => (await typeCodes(world, code)).total_discount;

      assert.deepEqual([await taken("ONCE"), await taken("EACH"), await taken("MUCH")], [200, 600, 2850]);
    },
  },
  {
    says: "a code with a usage limit holds no more once it was used so often",
    page: INPUT,
    covers: ["discountCodeBasicCreate", "checkout"],
    async prove(world) {
      const id = await aCode(world, { usageLimit: 1 });
      await add(world, "C-1", 1);
      assert.equal(await holds(world), true);
      assert.equal((await payForCart(world)).status, 303);

      await add(world, "C-1", 1);

      assert.equal(await holds(world), false);
      const { codeDiscountNode } = await world.data<{ codeDiscountNode: { codeDiscount: unknown } }>(
        "query ($id: ID!) { codeDiscountNode(id: $id) { codeDiscount { ... on DiscountCodeBasic { asyncUsageCount usageLimit } } } }",
        { id },
      );
      assert.deepEqual(codeDiscountNode.codeDiscount, { asyncUsageCount: 1, usageLimit: 1 });
    },
  },
  {
    says: "a code for once per customer is taken off when its customer pays again, and another customer has it",
    page: INPUT,
    covers: ["discountCodeBasicCreate", "checkout"],
    async prove(world) {
      await aCode(world, { appliesOncePerCustomer: true });
      const buy = async (email: string) => {
        await add(world, "C-1", 1);
        assert.equal(await holds(world), true);
        return payForCart(world, { email });
      };
      assert.equal((await buy("ada@example.org")).status, 303);

      const again = await buy("ADA@example.org");
      assert.equal(again.status, 422);
      assert.deepEqual((await cartOf(world)).discount_codes, []);
      assert.equal((await world.fetch(await checkoutPath(world), paymentForm())).status, 303);
      assert.equal((await buy("bob@example.org")).status, 303);

      const { orders } = await world.data<{ orders: { nodes: { discountCodes: string[] }[] } }>(
        "{ orders(first: 5) { nodes { discountCodes } } }",
      );
      assert.deepEqual(
        orders.nodes.map(({ discountCodes }) => discountCodes),
        [["TEN"], [], ["TEN"]],
      );
    },
  },
  {
    says: "an end given to a code that holds ends it then, and the answer names the discount",
    page: `${ADMIN}/mutations/discountCodeBasicUpdate`,
    covers: ["discountCodeBasicUpdate"],
    async prove(world) {
      const id = await aCode(world, {});
      const endsAt = new Date(world.clock.now().getTime() + DAY_MS).toISOString();
      const { discountCodeBasicUpdate } = await world.data<{ discountCodeBasicUpdate: unknown }>(
        `mutation ($id: ID!, $discount: DiscountCodeBasicInput!) {
          discountCodeBasicUpdate(id: $id, basicCodeDiscount: $discount) {
            codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { status endsAt } } }
            userErrors { field message code }
          }
        }`,
        { id, discount: { endsAt } },
      );
      assert.deepEqual(discountCodeBasicUpdate, {
        codeDiscountNode: { id, codeDiscount: { status: "ACTIVE", endsAt: `${endsAt.slice(0, 19)}Z` } },
        userErrors: [],
      });
      await add(world, "C-1", 1);
      assert.equal(await holds(world), true);
    },
  },
  {
    says: "a code holds from its start to its end, and its status says so",
    page: `${ADMIN}/enums/DiscountStatus`,
    covers: ["discountCodeBasicCreate", "cart"],
    async prove(world) {
      const at = (days: number) => new Date(world.clock.now().getTime() + days * DAY_MS).toISOString();
      await aCode(world, { startsAt: at(1), endsAt: at(2) });
      await add(world, "C-1", 1);
      const state = async () => {
        const { found } = await world.data<{ found: { codeDiscount: { status: string } } }>(
          `{ found: codeDiscountNodeByCode(code: "ten") { codeDiscount { ... on DiscountCodeBasic { status } } } }`,
        );
        return [found.codeDiscount.status, await holds(world)];
      };

      assert.deepEqual(await state(), ["SCHEDULED", false]);
      world.clock.advance(1.5 * DAY_MS);
      assert.deepEqual(await state(), ["ACTIVE", true]);
      world.clock.advance(DAY_MS);
      assert.deepEqual(await state(), ["EXPIRED", false]);
    },
  },
  {
    says: "a minimum subtotal, or a minimum quantity, must be in the cart",
    page: `${ADMIN}/input-objects/DiscountMinimumRequirementInput`,
    covers: ["discountCodeBasicCreate", "cart"],
    async prove(world) {
      await aCode(world, {
        code: "MONEY",
        minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: "19.00" } },
      });
      await aCode(world, {
        code: "UNITS",
        minimumRequirement: { quantity: { greaterThanOrEqualToQuantity: "2" } },
      });

      await add(world, "C-1", 1);
      assert.deepEqual([await holds(world, "MONEY"), await holds(world, "UNITS")], [false, false]);
      await add(world, "C-1", 1);
      assert.deepEqual([await holds(world, "MONEY"), await holds(world, "UNITS")], [true, true]);
    },
  },
  {
    says: "two codes hold together only where each may be combined with the other's class; else the one that saves more",
    page: `${ADMIN}/objects/DiscountCombinesWith`,
    covers: ["discountCodeBasicCreate", "cart"],
    async prove(world) {
      const half = aTenth({ customerGets: { value: { percentage: 0.5 }, items: { all: true } } });
      await aCode(world);
      await aCode(world, { ...half, code: "HALF" });
      await aCode(world, { code: "BOTH", combinesWith: TOGETHER });
      await aCode(world, { ...half, code: "AND", combinesWith: TOGETHER });
      await add(world, "C-1", 2);

      const apart = await typeCodes(world, "TEN,HALF");
      const together = await typeCodes(world, "BOTH,AND");

      assert.deepEqual(
        apart.discount_codes.map(({ applicable }) => applicable),
        [false, true],
      );
      assert.equal(apart.total_price, 950);
      assert.deepEqual(
        together.discount_codes.map(({ applicable }) => applicable),
        [true, true],
      );
      assert.ok(together.total_price < 950);
    },
  },
  {
    says: "a deactivated code holds no more, an activated one at once, a deleted one never",
    page: `${ADMIN}/mutations/discountCodeDeactivate`,
    covers: ["discountCodeDeactivate", "discountCodeActivate", "discountCodeDelete"],
    async prove(world) {
      const id = await aCode(world);
      await add(world, "C-1", 1);

      assert.deepEqual(await change(world, "discountCodeDeactivate", id), []);
      assert.equal(await holds(world), false);
      assert.deepEqual(await change(world, "discountCodeActivate", id), []);
      assert.equal(await holds(world), true);
      assert.deepEqual(await change(world, "discountCodeDelete", id), []);
      assert.equal(await holds(world), false);
      assert.equal((await change(world, "discountCodeDelete", id)).length, 1);
      assert.deepEqual(await world.data("query ($id: ID!) { codeDiscountNode(id: $id) { id } }", { id }), {
        codeDiscountNode: null,
      });
    },
  },
  {
    says: "what is wrong with a code is said with its field and code, and nothing is made",
    page: `${ADMIN}/enums/DiscountErrorCode`,
    covers: ["discountCodeBasicCreate"],
    async prove(world) {
      await aCode(world);
      const refused = async (given: object) => {
        const { node, userErrors } = await makeCode(world, { code: "NEW", ...given });
        assert.equal(node, null);
        return userErrors.map(({ field, code }) => [field?.slice(1).join("."), code]);
      };
      const gets = (value: object) => ({ customerGets: { value, items: { all: true } } });

      assert.deepEqual(await refused({ code: "ten" }), [["code", "TAKEN"]]);
      assert.deepEqual(await refused({ code: " " }), [["code", "BLANK"]]);
      assert.deepEqual(await refused({ title: "" }), [["title", "BLANK"]]);
      assert.deepEqual(await refused({ code: "x".repeat(256) }), [["code", "TOO_LONG"]]);
      assert.deepEqual(await refused({ endsAt: "2019-01-01T00:00:00Z" }), [["endsAt", "END_DATE_BEFORE_START_DATE"]]);
      assert.deepEqual(await refused({ usageLimit: 0 }), [["usageLimit", "GREATER_THAN"]]);
      assert.deepEqual(await refused(gets({ percentage: 1.1 })), [
        ["customerGets.value.percentage", "VALUE_OUTSIDE_RANGE"],
      ]);
      assert.deepEqual(
        await refused({
          minimumRequirement: {
            subtotal: { greaterThanOrEqualToSubtotal: "1.00" },
            quantity: { greaterThanOrEqualToQuantity: "1" },
          },
        }),
        [["minimumRequirement", "MINIMUM_SUBTOTAL_AND_QUANTITY_RANGE_BOTH_PRESENT"]],
      );
    },
  },
  {
    says: "an automatic discount is in every cart that it fits, without a code, and says what it is",
    page: `${ADMIN}/mutations/discountAutomaticBasicCreate`,
    covers: ["discountAutomaticBasicCreate", "cart"],
    async prove(world) {
      await anAutomatic(world, { minimumRequirement: { quantity: { greaterThanOrEqualToQuantity: "2" } } });

      await add(world, "C-1", 1);
      assert.equal((await cartOf(world)).total_discount, 0);
      await add(world, "C-1", 1);

      const cart = await cartOf(world);
      assert.equal(cart.total_discount, 190);
      assert.deepEqual(cart.discount_codes, []);
      assert.deepEqual(
        cart.cart_level_discount_applications.map(({ title, type }) => [title, type]),
        [["A tenth", "automatic"]],
      );
    },
  },
  {
    says: "an automatic discount can be deactivated, activated and deleted, and is in no cart meanwhile",
    page: `${ADMIN}/mutations/discountAutomaticDeactivate`,
    covers: ["discountAutomaticDeactivate", "discountAutomaticActivate", "discountAutomaticDelete"],
    async prove(world) {
      const id = await anAutomatic(world);
      await add(world, "C-1", 2);
      const taken = async () => (await cartOf(world)).total_discount;

      assert.equal(await taken(), 190);
      assert.deepEqual(await change(world, "discountAutomaticDeactivate", id), []);
      assert.equal(await taken(), 0);
      assert.deepEqual(await change(world, "discountAutomaticActivate", id), []);
      assert.equal(await taken(), 190);
      assert.deepEqual(await change(world, "discountAutomaticDelete", id), []);
      assert.equal(await taken(), 0);
    },
  },
  {
    says: "at most twenty-five automatic discounts are active at a time",
    page: `${ADMIN}/enums/DiscountErrorCode`,
    covers: ["discountAutomaticBasicCreate"],
    async prove(world) {
      for (let number = 1; number <= 25; number += 1) await anAutomatic(world, { title: `Number ${number}` });

      const { node, userErrors } = await makeAutomatic(world, { title: "One more" });
      const earlier = await makeAutomatic(world, {
        startsAt: "2018-01-01T00:00:00Z",
        endsAt: "2019-01-01T00:00:00Z",
      });

      assert.equal(node, null);
      assert.deepEqual(
        userErrors.map(({ code }) => code),
        ["ACTIVE_PERIOD_OVERLAP"],
      );
      assert.deepEqual(earlier.userErrors, []);
    },
  },
  {
    says: "discounts are for apps with the discounts scopes",
    page: `${ADMIN}/mutations/discountCodeBasicCreate`,
    covers: ["discountCodeBasicCreate"],
    async prove({ admin, tokenWith }) {
      const { errors } = await admin(
        `mutation ($input: DiscountCodeBasicInput!) {
          discountCodeBasicCreate(basicCodeDiscount: $input) { userErrors { code } }
        }`,
        { input: aTenth({ code: "TEN", context: { all: "ALL" } }) },
        tokenWith(["read_discounts"]),
      );

      assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED");
    },
  },
];
