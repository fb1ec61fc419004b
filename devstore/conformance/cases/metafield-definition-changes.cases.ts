import assert from "node:assert/strict";
import { anApp, askerOf } from "../case-app.ts";
import { changeDefinition, createDefinition, setCode, type Given, type Problem } from "../case-definitions.ts";
import type { ConformanceCase } from "../conformance-case.ts";

const LIMITS = "https://shopify.dev/docs/apps/build/metafields/metafield-limits";
const DELETE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldDefinitionDelete";
const PERMISSIONS = "https://shopify.dev/docs/apps/build/custom-data/permissions";

export const metafieldDefinitionChangeCases: readonly ConformanceCase[] = [
  {
    says: "admin access is the app's to set in its own namespaces only",
    page: PERMISSIONS,
    covers: ["metafieldDefinitionCreate"],
    async prove(world) {
      const access = { admin: "MERCHANT_READ_WRITE", storefront: "PUBLIC_READ" };

      const open = await createDefinition(world, { access });
      const own = await createDefinition(world, { namespace: "$app", access });
      const plain = await createDefinition(world, { key: "plain" });
      const ownPlain = await createDefinition(world, { namespace: "$app", key: "plain" });

      assert.equal(open.userErrors[0]?.code, "ADMIN_ACCESS_INPUT_NOT_ALLOWED");
      assert.deepEqual(own.createdDefinition?.["access"], access);
      assert.deepEqual(plain.createdDefinition?.["access"], { admin: "PUBLIC_READ_WRITE", storefront: "NONE" });
      assert.deepEqual(ownPlain.createdDefinition?.["access"], { admin: "MERCHANT_READ", storefront: "NONE" });
    },
  },
  {
    says: "no app defines metafields in another app's namespace",
    page: PERMISSIONS,
    covers: ["metafieldDefinitionCreate", "several apps"],
    async prove(world) {
      const owner = anApp(world);

      const { errors } = await world.admin(
        `mutation ($namespace: String!) {
          metafieldDefinitionCreate(definition: {
            name: "Theirs", key: "theirs", namespace: $namespace, type: "json", ownerType: PRODUCT
          }) { createdDefinition { id } }
        }`,
        { namespace: `app--${owner.id}` },
      );

      assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED");
    },
  },
  {
    says: "a definition's name and options change, its values are checked anew; one that is not there is not found",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldDefinitionUpdate",
    covers: ["metafieldDefinitionUpdate"],
    async prove(world) {
      await createDefinition(world);
      await setCode(world, "quite long");
      const update = (given: Given) =>
        changeDefinition(
          world,
          `metafieldDefinitionUpdate(definition: $definition) {
            updatedDefinition { name validationStatus } validationJob { done } userErrors { code }
          }`,
          { definition: { ownerType: "PRODUCT", namespace: "custom", key: "care", ...given } },
        );

      const changed = await update({ name: "Washing", validations: [{ name: "max", value: "5" }] });
      const lost = await update({ key: "lost", name: "Lost" });

      assert.deepEqual(changed, {
        updatedDefinition: { name: "Washing", validationStatus: "SOME_INVALID" },
        validationJob: { done: true },
        userErrors: [],
      });
      assert.deepEqual(lost, { updatedDefinition: null, validationJob: null, userErrors: [{ code: "NOT_FOUND" }] });
    },
  },
  {
    says: "what an app declares in its toml is there after the install, and cannot be changed by the API",
    page: "https://shopify.dev/docs/apps/build/custom-data/declarative-custom-data-definitions",
    covers: ["metafieldDefinitionUpdate", "metafieldDefinitionDelete", "install"],
    async prove(world) {
      const app = anApp(world, {
        metafieldDefinitions: [{ owner: "product", namespace: "$app", key: "care", type: "json", name: "Care" }],
      });
      const asker = await askerOf(world, app);
      const identifier = { ownerType: "PRODUCT", namespace: "$app", key: "care" };

      const updated = await changeDefinition(
        world,
        "metafieldDefinitionUpdate(definition: $definition) { userErrors { code } }",
        { definition: { ...identifier, name: "New" } },
        asker,
      );
      const deleted = await changeDefinition(
        world,
        `metafieldDefinitionDelete(identifier: $identifier, deleteAllAssociatedMetafields: $all) {
          userErrors { code }
        }`,
        { identifier, all: true },
        asker,
      );

      assert.deepEqual(updated, { userErrors: [{ code: "APP_CONFIG_MANAGED" }] });
      assert.deepEqual(deleted, { userErrors: [{ code: "APP_CONFIG_MANAGED" }] });
    },
  },
  {
    says: "at most 20 definitions are pinned; the pinned close up when one is unpinned",
    page: LIMITS,
    covers: ["metafieldDefinitionPin", "metafieldDefinitionUnpin", "metafieldDefinitions"],
    async prove(world) {
      const identifier = (key: string) => ({ ownerType: "PRODUCT", namespace: "custom", key });
      for (let index = 1; index <= 20; index += 1) await createDefinition(world, { key: `pin_${index}`, pin: true });
      await createDefinition(world, { key: "pin_21" });
      const pin = (key: string) =>
        changeDefinition(
          world,
          "metafieldDefinitionPin(identifier: $identifier) { pinnedDefinition { pinnedPosition } userErrors { code } }",
          { identifier: identifier(key) },
        );

      const full = await pin("pin_21");
      const twice = await pin("pin_1");
      await changeDefinition(world, "metafieldDefinitionUnpin(identifier: $identifier) { userErrors { code } }", {
        identifier: identifier("pin_1"),
      });
      const last = await pin("pin_21");
      const { metafieldDefinitions } = await world.data<{ metafieldDefinitions: { nodes: object[] } }>(
        `{ metafieldDefinitions(ownerType: PRODUCT, pinnedStatus: PINNED, sortKey: PINNED_POSITION, first: 2) {
          nodes { key pinnedPosition }
        } }`,
      );

      assert.deepEqual(full, { pinnedDefinition: null, userErrors: [{ code: "PINNED_LIMIT_REACHED" }] });
      assert.deepEqual(twice, { pinnedDefinition: null, userErrors: [{ code: "ALREADY_PINNED" }] });
      assert.deepEqual(last, { pinnedDefinition: { pinnedPosition: 20 }, userErrors: [] });
      assert.deepEqual(metafieldDefinitions.nodes, [
        { key: "pin_21", pinnedPosition: 20 },
        { key: "pin_20", pinnedPosition: 19 },
      ]);
    },
  },
  {
    says: "a deleted definition leaves its metafields, unless they are to go with it",
    page: DELETE,
    covers: ["metafieldDefinitionDelete"],
    async prove(world) {
      const remove = (id: unknown, all: boolean) =>
        changeDefinition(
          world,
          `metafieldDefinitionDelete(id: $id, deleteAllAssociatedMetafields: $all) {
            deletedDefinitionId userErrors { code }
          }`,
          { id, all },
        );
      const first = (await createDefinition(world)).createdDefinition?.["id"];
      await setCode(world, "cold");

      assert.deepEqual(await remove(first, false), { deletedDefinitionId: first, userErrors: [] });
      assert.equal(world.store.state.metafields.size, 1);

      const second = (await createDefinition(world)).createdDefinition?.["id"];
      await remove(second, true);
      assert.equal(world.store.state.metafields.size, 0);
      assert.deepEqual(await remove(second, true), { deletedDefinitionId: null, userErrors: [{ code: "NOT_FOUND" }] });
    },
  },
  {
    says: "definitions of an app's namespace, of ids and of references go with their metafields only",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/MetafieldDefinitionDeleteUserErrorCode",
    covers: ["metafieldDefinitionDelete"],
    async prove(world) {
      const codes: unknown[] = [];
      const given = [{ namespace: "$app" }, { type: "id" }, { type: "product_reference", key: "ref" }];
      for (const one of given) {
        const { createdDefinition } = await createDefinition(world, one);
        const { userErrors } = await changeDefinition(
          world,
          "metafieldDefinitionDelete(id: $id) { deletedDefinitionId userErrors { code } }",
          { id: createdDefinition?.["id"] },
        );
        codes.push((userErrors as Problem[])[0]?.code);
      }

      assert.deepEqual(codes, [
        "RESERVED_NAMESPACE_ORPHANED_METAFIELDS",
        "ID_TYPE_DELETION_ERROR",
        "REFERENCE_TYPE_DELETION_ERROR",
      ]);
    },
  },
  {
    says: "each type lists the validations that it supports",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/queries/metafieldDefinitionTypes",
    covers: ["metafieldDefinitionTypes"],
    async prove(world) {
      const { metafieldDefinitionTypes } = await world.data<{
        metafieldDefinitionTypes: { name: string; category: string; supportedValidations: { name: string }[] }[];
      }>("{ metafieldDefinitionTypes { name category supportedValidations { name type } } }");

      const decimal = metafieldDefinitionTypes.find(({ name }) => name === "number_decimal");
      assert.equal(decimal?.category, "NUMBER");
      assert.deepEqual(decimal.supportedValidations.map(({ name }) => name).sort(), ["max", "max_precision", "min"]);
    },
  },
];
