import assert from "node:assert/strict";
import { anApp, askerOf } from "../case-app.ts";
import { createDefinition, setCode, type Given } from "../case-definitions.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const CREATE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldDefinitionCreate";
const ERRORS = "https://shopify.dev/docs/api/admin-graphql/latest/enums/MetafieldDefinitionCreateUserErrorCode";
const OPTIONS = "https://shopify.dev/docs/apps/build/custom-data/metafields/list-of-validation-options";
const LIMITS = "https://shopify.dev/docs/apps/build/metafields/metafield-limits";

export const metafieldDefinitionCases: readonly ConformanceCase[] = [
  {
    says: "a definition without a namespace is the app's own",
    page: "https://shopify.dev/docs/apps/build/custom-data/ownership",
    covers: ["metafieldDefinitionCreate"],
    example: true,
    async prove(world) {
      const app = anApp(world, { scopes: ["write_products"] });

      const { metafieldDefinitionCreate } = await world.data<{ metafieldDefinitionCreate: unknown }>(
        `mutation {
          metafieldDefinitionCreate(definition: {
            name: "Ingredients",
            key: "ingredients",
            description: "List of ingredients used in the product.",
            type: "list.single_line_text_field",
            ownerType: PRODUCT
          }) {
            createdDefinition { name namespace key }
          }
        }`,
        {},
        await askerOf(world, app),
      );

      assert.deepEqual(metafieldDefinitionCreate, {
        createdDefinition: { name: "Ingredients", namespace: `app--${app.id}`, key: "ingredients" },
      });
    },
  },
  {
    says: "a definition is found by its identifier, and a second one of the same is taken",
    page: ERRORS,
    covers: ["metafieldDefinitionCreate", "metafieldDefinition"],
    async prove(world) {
      const first = await createDefinition(world);
      const second = await createDefinition(world);
      const elsewhere = await createDefinition(world, { ownerType: "CUSTOMER" });
      const { metafieldDefinition } = await world.data<{ metafieldDefinition: unknown }>(
        `{ metafieldDefinition(identifier: { ownerType: PRODUCT, namespace: "custom", key: "care" }) { id } }`,
      );

      assert.deepEqual(second, {
        createdDefinition: null,
        userErrors: [
          {
            field: ["definition", "key"],
            message: "Key is in use for Product metafields on the 'custom' namespace.",
            code: "TAKEN",
          },
        ],
      });
      assert.deepEqual(elsewhere.userErrors, []);
      assert.deepEqual(metafieldDefinition, { id: first.createdDefinition?.["id"] });
    },
  },
  {
    says: "a definition with a bad key, name or type is refused in the field's name",
    page: ERRORS,
    covers: ["metafieldDefinitionCreate"],
    async prove(world) {
      const problemOf = async (given: Given) => {
        const { userErrors } = await createDefinition(world, given);
        return [userErrors[0]?.field?.at(-1), userErrors[0]?.code];
      };

      assert.deepEqual(await problemOf({ key: "k" }), ["key", "TOO_SHORT"]);
      assert.deepEqual(await problemOf({ key: "k".repeat(65) }), ["key", "TOO_LONG"]);
      assert.deepEqual(await problemOf({ key: "a key" }), ["key", "INVALID_CHARACTER"]);
      assert.deepEqual(await problemOf({ namespace: "ns" }), ["namespace", "TOO_SHORT"]);
      assert.deepEqual(await problemOf({ name: "" }), ["name", "BLANK"]);
      assert.deepEqual(await problemOf({ type: "dragon" }), ["type", "INCLUSION"]);
    },
  },
  {
    says: "an app has at most 256 definitions for each kind of owner",
    page: LIMITS,
    covers: ["metafieldDefinitionCreate"],
    async prove(world) {
      const merchant = world.merchant;
      for (let index = 0; index < 256; index += 1) await createDefinition(world, { key: `key_${index}` }, merchant);

      const { userErrors } = await createDefinition(world, { key: "one_more" }, merchant);
      const variant = await createDefinition(world, { key: "one_more", ownerType: "PRODUCTVARIANT" }, merchant);

      assert.deepEqual(userErrors, [
        {
          field: ["definition"],
          message: "Stores can only have 256 definitions for each store resource.",
          code: "RESOURCE_TYPE_LIMIT_EXCEEDED",
        },
      ]);
      assert.deepEqual(variant.userErrors, []);
    },
  },
  {
    says: "a value must have the definition's type and length",
    page: OPTIONS,
    covers: ["metafieldDefinitionCreate", "metafieldsSet"],
    async prove(world) {
      await createDefinition(world, {
        validations: [
          { name: "min", value: "3" },
          { name: "max", value: "8" },
        ],
      });

      assert.equal(await setCode(world, "ab"), "INVALID_VALUE");
      assert.equal(await setCode(world, "abcdefghi"), "INVALID_VALUE");
      assert.equal(await setCode(world, "abcd", { type: "multi_line_text_field" }), "INVALID_TYPE");
      assert.equal(await setCode(world, "abcd"), undefined);
    },
  },
  {
    says: "choices, patterns, ranges, precision and domains bind the values",
    page: OPTIONS,
    covers: ["metafieldDefinitionCreate", "metafieldsSet"],
    async prove(world) {
      const rules = [
        ["single_line_text_field", [{ name: "choices", value: '["red","green"]' }], "red", "blue"],
        ["single_line_text_field", [{ name: "regex", value: "^\\d{5}$" }], "12345", "1234"],
        [
          "number_integer",
          [
            { name: "min", value: "1" },
            { name: "max", value: "10" },
          ],
          "10",
          "11",
        ],
        ["number_decimal", [{ name: "max_precision", value: "2" }], "1.25", "1.255"],
        ["date", [{ name: "min", value: "2026-01-01" }], "2026-01-01", "2025-12-31"],
        [
          "url",
          [{ name: "allowed_domains", value: '["shopify.dev"]' }],
          "https://shopify.dev/a",
          "https://example.com",
        ],
        ["list.single_line_text_field", [{ name: "list.max", value: "1" }], '["a"]', '["a","b"]'],
      ] as const;
      for (const [index, [type, validations, good, bad]] of rules.entries()) {
        const key = `rule_${index}`;
        assert.deepEqual((await createDefinition(world, { key, type, validations })).userErrors, [], key);

        assert.equal(await setCode(world, bad, { key }), "INVALID_VALUE", `${key} ${bad}`);
        assert.equal(await setCode(world, good, { key }), undefined, `${key} ${good}`);
      }
    },
  },
  {
    says: "an option that the type does not have, or with a value that it cannot have, is refused",
    page: OPTIONS,
    covers: ["metafieldDefinitionCreate"],
    async prove(world) {
      const codeOf = async (type: string, validations: object[]) =>
        (await createDefinition(world, { type, validations })).userErrors[0]?.code;

      assert.equal(await codeOf("boolean", [{ name: "min", value: "1" }]), "INVALID_OPTION");
      assert.equal(await codeOf("number_integer", [{ name: "max", value: "ten" }]), "INVALID_OPTION");
      const twice = { name: "max", value: "5" };
      assert.equal(await codeOf("number_integer", [twice, twice]), "DUPLICATE_OPTION");
      const choices = JSON.stringify(Array.from({ length: 129 }, (_, index) => `choice ${index}`));
      assert.equal(await codeOf("single_line_text_field", [{ name: "choices", value: choices }]), "INVALID_OPTION");
    },
  },
  {
    says: "metafields that were there before belong to a new definition, and are counted valid or not",
    page: CREATE,
    covers: ["metafieldDefinitionCreate"],
    async prove(world) {
      const type = "single_line_text_field";
      await setCode(world, "short", { type });
      await setCode(world, "much too long for it", { type, ownerId: world.variant("BS-S").productId });

      const { createdDefinition } = await createDefinition(world, { validations: [{ name: "max", value: "10" }] });
      const { metafieldDefinition } = await world.data<{ metafieldDefinition: unknown }>(
        `query ($id: ID!) { metafieldDefinition(id: $id) {
          valid: metafieldsCount(validationStatus: VALID)
          invalid: metafieldsCount(validationStatus: INVALID)
          metafields(first: 5, validationStatus: INVALID) { nodes { value } }
        } }`,
        { id: createdDefinition?.["id"] },
      );

      assert.equal(createdDefinition?.["metafieldsCount"], 2);
      assert.equal(createdDefinition["validationStatus"], "SOME_INVALID");
      assert.deepEqual(metafieldDefinition, {
        valid: 1,
        invalid: 1,
        metafields: { nodes: [{ value: "much too long for it" }] },
      });
    },
  },
  {
    says: "a definition with unique values refuses a value that another owner has",
    page: "https://shopify.dev/docs/apps/build/custom-data/metafields/use-metafield-capabilities",
    covers: ["metafieldDefinitionCreate", "metafieldsSet"],
    async prove(world) {
      const made = await createDefinition(world, { type: "id" });
      const other = { ownerId: world.variant("BS-S").productId };

      assert.deepEqual(made.createdDefinition?.["capabilities"], { uniqueValues: { enabled: true, eligible: true } });
      assert.equal(await setCode(world, "wms-1"), undefined);
      assert.equal(await setCode(world, "wms-1"), undefined, "the owner may keep its own value");
      assert.equal(await setCode(world, "wms-1", other), "TAKEN");
      assert.equal(await setCode(world, "wms-2", other), undefined);
    },
  },
  {
    says: "a capability that the type cannot have is refused, and ids cannot do without unique values",
    page: ERRORS,
    covers: ["metafieldDefinitionCreate"],
    async prove(world) {
      const json = await createDefinition(world, { type: "json", capabilities: { uniqueValues: { enabled: true } } });
      const id = await createDefinition(world, { type: "id", capabilities: { uniqueValues: { enabled: false } } });

      assert.deepEqual(json.userErrors, [
        {
          field: ["definition"],
          message: "The capability unique_values is not valid for this definition.",
          code: "INVALID_CAPABILITY",
        },
      ]);
      assert.equal(id.userErrors[0]?.code, "CAPABILITY_REQUIRED_BUT_DISABLED");
    },
  },
];
