import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { createTee, createVariants, showProduct, type Problem, type ShownProduct } from "../product-requests.ts";
import type { World } from "../world.ts";

const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;
const code = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/enums/${name}` as const;
const values = (...names: string[]) => names.map((name) => ({ name }));

async function change({ data }: World, call: string, variables: object): Promise<readonly Problem[]> {
  const [, name = ""] = /(product\w+)\(/.exec(call) ?? [];
  const answer = await data<Record<string, { userErrors: readonly Problem[] }>>(call, variables);
  return answer[name]?.userErrors ?? [];
}

const create = (world: World, productId: string, given: object) =>
  change(
    world,
    `mutation ($productId: ID!, $options: [OptionCreateInput!]!, $variantStrategy: ProductOptionCreateVariantStrategy) {
      productOptionsCreate(productId: $productId, options: $options, variantStrategy: $variantStrategy) {
        userErrors { field code } } }`,
    { productId, ...given },
  );

const update = (world: World, productId: string, given: object) =>
  change(
    world,
    `mutation ($productId: ID!, $option: OptionUpdateInput!, $optionValuesToAdd: [OptionValueCreateInput!],
      $optionValuesToUpdate: [OptionValueUpdateInput!], $optionValuesToDelete: [ID!],
      $variantStrategy: ProductOptionUpdateVariantStrategy) {
      productOptionUpdate(productId: $productId, option: $option, optionValuesToAdd: $optionValuesToAdd,
        optionValuesToUpdate: $optionValuesToUpdate, optionValuesToDelete: $optionValuesToDelete,
        variantStrategy: $variantStrategy) { userErrors { field code } } }`,
    { productId, ...given },
  );

const remove = (world: World, productId: string, given: object) =>
  change(
    world,
    `mutation ($productId: ID!, $options: [ID!]!, $strategy: ProductOptionDeleteStrategy) {
      productOptionsDelete(productId: $productId, options: $options, strategy: $strategy) {
        deletedOptionsIds userErrors { field code } } }`,
    { productId, ...given },
  );

const titles = ({ variants }: ShownProduct) => variants.nodes.map((one) => one.title);

export const productOptionCases: readonly ConformanceCase[] = [
  {
    says: "variants get the first value of a new option, and the others only with the strategy CREATE",
    page: code("ProductOptionCreateVariantStrategy"),
    covers: ["productOptionsCreate"],
    async prove(world) {
      const [left, made] = [await createTee(world), await createTee(world)];
      const options = [{ name: "Size", values: values("S", "M") }];

      await create(world, left, { options });
      await create(world, made, { options, variantStrategy: "CREATE" });

      const shown = await showProduct(world, left);
      assert.deepEqual(titles(shown), ["Red / S"]);
      assert.deepEqual(
        shown.options[1]?.optionValues.map((one) => one.hasVariants),
        [true, false],
      );
      assert.deepEqual(titles(await showProduct(world, made)), ["Red / S", "Red / M"]);
    },
  },
  {
    says: "an option with a position moves the others along, in variants' titles too",
    page: page("productOptionsCreate"),
    covers: ["productOptionsCreate"],
    example: true,
    async prove(world) {
      const { productId } = world.variant("BS-S");

      const userErrors = await create(world, productId, {
        options: [{ name: "Color", position: 1, values: values("Blue") }],
      });

      const shown = await showProduct(world, productId);
      assert.deepEqual(userErrors, []);
      assert.deepEqual(
        shown.options.map((one) => [one.name, one.position]),
        [
          ["Color", 1],
          ["Size", 2],
        ],
      );
      assert.deepEqual(titles(shown), ["Blue / Small", "Blue / Large"]);
    },
  },
  {
    says: "the first option of a product with only a default variant replaces its Title",
    page: page("productOptionsCreate"),
    covers: ["productOptionsCreate"],
    async prove(world) {
      const { productId } = world.variant("C-1");

      await create(world, productId, { options: [{ name: "Scent", values: values("Vanilla", "Lime") }] });

      const shown = await showProduct(world, productId);
      assert.deepEqual(
        shown.options.map((one) => one.name),
        ["Scent"],
      );
      assert.deepEqual(titles(shown), ["Vanilla"]);
    },
  },
  {
    says: "options over the limit, known names, none or double values are refused, and nothing is created",
    page: code("ProductOptionsCreateUserErrorCode"),
    covers: ["productOptionsCreate"],
    async prove(world) {
      const productId = await createTee(world);
      const refused = async (...options: object[]) =>
        (await create(world, productId, { options })).map((one) => one.code);
      const named = (name: string) => ({ name, values: values("1") });

      assert.deepEqual(await refused(named("A"), named("B"), named("C")), ["OPTIONS_OVER_LIMIT"]);
      assert.deepEqual(await refused(named("color")), ["OPTION_ALREADY_EXISTS"]);
      assert.deepEqual(await refused(named("A"), named("A")), ["DUPLICATED_OPTION_NAME"]);
      assert.deepEqual(await refused({ name: "A", values: values("1", "1") }), ["DUPLICATED_OPTION_VALUE"]);
      assert.deepEqual(await refused({ name: "A" }), ["OPTION_VALUES_MISSING"]);
      assert.deepEqual(await refused({ name: " ", values: values("1") }), ["OPTION_NAME_MISSING"]);
      assert.deepEqual(await refused({ ...named("A"), position: 3 }), ["POSITION_OUT_OF_BOUNDS"]);
      assert.deepEqual(await refused({ ...named("A"), position: 1 }, named("B")), ["OPTION_POSITION_MISSING"]);
      assert.equal((await showProduct(world, productId)).options.length, 1);
    },
  },
  {
    says: "an option and its values are renamed, and keep their ids",
    page: page("productOptionUpdate"),
    covers: ["productOptionUpdate"],
    async prove(world) {
      const { productId } = world.variant("BS-S");
      const [before] = (await showProduct(world, productId)).options;
      const small = before?.optionValues[0]?.id;

      const userErrors = await update(world, productId, {
        option: { id: before?.id, name: "Fit" },
        optionValuesToUpdate: [{ id: small, name: "Slim" }],
      });

      const shown = await showProduct(world, productId);
      assert.deepEqual(userErrors, []);
      assert.equal(shown.options[0]?.name, "Fit");
      assert.deepEqual(shown.options[0].optionValues[0], { id: small, name: "Slim", hasVariants: true });
      assert.deepEqual(titles(shown), ["Slim", "Large"]);
    },
  },
  {
    says: "values come and go with their variants when those are managed, and are refused otherwise",
    page: code("ProductOptionUpdateVariantStrategy"),
    covers: ["productOptionUpdate"],
    async prove(world) {
      const { productId } = world.variant("BS-S");
      const [option] = (await showProduct(world, productId)).options;
      const large = option?.optionValues[1]?.id;
      const given = { option: { id: option?.id }, optionValuesToAdd: values("Huge"), optionValuesToDelete: [large] };

      const refused = await update(world, productId, given);
      assert.deepEqual(refused, [{ field: ["optionValuesToDelete", "0"], code: "OPTION_VALUE_HAS_VARIANTS" }]);
      assert.deepEqual(titles(await showProduct(world, productId)), ["Small", "Large"]);
      const userErrors = await update(world, productId, { ...given, variantStrategy: "MANAGE" });

      assert.deepEqual(userErrors, []);
      assert.deepEqual(titles(await showProduct(world, productId)), ["Small", "Huge"]);
    },
  },
  {
    says: "an option that does not exist, a value that is there, and an option without values are refused",
    page: code("ProductOptionUpdateUserErrorCode"),
    covers: ["productOptionUpdate"],
    async prove(world) {
      const { productId } = world.variant("BS-S");
      const [option] = (await showProduct(world, productId)).options;
      const refused = async (given: object) =>
        (await update(world, productId, { option: { id: option?.id }, ...given })).map((one) => one.code);

      assert.deepEqual(await refused({ option: { id: "gid://shopify/ProductOption/1" } }), ["OPTION_DOES_NOT_EXIST"]);
      assert.deepEqual(await refused({ optionValuesToAdd: values("Large") }), ["OPTION_VALUE_ALREADY_EXISTS"]);
      assert.deepEqual(await refused({ optionValuesToDelete: ["gid://shopify/ProductOptionValue/1"] }), [
        "OPTION_VALUE_DOES_NOT_EXIST",
      ]);
      const all = await refused({
        optionValuesToDelete: option?.optionValues.map((one) => one.id),
        variantStrategy: "MANAGE",
      });
      assert.ok(all.includes("CANNOT_DELETE_ALL_OPTION_VALUES_IN_OPTION"));
    },
  },
  {
    says: "an option of one value is deleted; with several it needs a strategy, which deletes the variants that would be the same",
    page: code("ProductOptionDeleteStrategy"),
    covers: ["productOptionsDelete"],
    async prove(world) {
      const productId = await createTee(world);
      await create(world, productId, {
        options: [{ name: "Size", values: values("S", "M") }],
        variantStrategy: "CREATE",
      });
      const [, size] = (await showProduct(world, productId)).options;

      const plain = await remove(world, productId, { options: [size?.id] });
      const careful = await remove(world, productId, { options: [size?.id], strategy: "NON_DESTRUCTIVE" });
      assert.deepEqual(titles(await showProduct(world, productId)), ["Red / S", "Red / M"]);
      const byPosition = await remove(world, productId, { options: [size?.id], strategy: "POSITION" });

      assert.deepEqual(
        [plain, careful, byPosition].map((one) => one[0]?.code),
        ["CANNOT_DELETE_OPTION_WITH_MULTIPLE_VALUES", "CANNOT_USE_NON_DESTRUCTIVE_STRATEGY", undefined],
      );
      assert.deepEqual(titles(await showProduct(world, productId)), ["Red"]);
    },
  },
  {
    says: "reordering options and values reorders the variants",
    page: page("productOptionsReorder"),
    covers: ["productOptionsReorder"],
    example: true,
    async prove(world) {
      const productId = await createTee(world);
      await create(world, productId, { options: [{ name: "Size", values: values("Small", "Medium") }] });
      const variant = (name: string, size: string) => ({
        optionValues: [
          { optionName: "Color", name },
          { optionName: "Size", name: size },
        ],
      });
      await createVariants(world, { productId, variants: [variant("Green", "Medium"), variant("Blue", "Small")] });
      assert.deepEqual(titles(await showProduct(world, productId)), ["Red / Small", "Green / Medium", "Blue / Small"]);

      const userErrors = await change(
        world,
        `mutation ($productId: ID!, $options: [OptionReorderInput!]!) {
          productOptionsReorder(productId: $productId, options: $options) { userErrors { field code } } }`,
        {
          productId,
          options: [
            { name: "Size", values: values("Small", "Medium") },
            { name: "Color", values: values("Green", "Red", "Blue") },
          ],
        },
      );

      assert.deepEqual(userErrors, []);
      assert.deepEqual(titles(await showProduct(world, productId)), ["Small / Red", "Small / Blue", "Medium / Green"]);
    },
  },
];
