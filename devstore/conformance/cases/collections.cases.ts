import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { createProduct, type Problem, type Uncoded } from "../product-requests.ts";
import type { World } from "../world.ts";

const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;

interface Made {
  readonly collection: { readonly id: string; readonly handle: string; readonly sortOrder: string } | null;
  readonly userErrors: readonly Uncoded[];
}

async function create({ data }: World, variables: object): Promise<Made> {
  const { collectionCreate } = await data<{ collectionCreate: Made }>(
    `mutation ($collection: CollectionCreateInput, $input: CollectionInput) {
      collectionCreate(collection: $collection, input: $input) {
        collection { id handle sortOrder } userErrors { field message } } }`,
    variables,
  );
  return collectionCreate;
}

/** A collection of the candle and the shirt, in this order, sorted by hand */
async function shelf(world: World): Promise<string> {
  const products = [world.variant("C-1").productId, world.variant("BS-S").productId];
  const { collection } = await create(world, { input: { title: "Shelf", sortOrder: "MANUAL", products } });
  return collection?.id ?? "";
}

async function titlesIn({ data }: World, id: string, args = "first: 20"): Promise<readonly string[]> {
  const { collection } = await data<{ collection: { products: { nodes: readonly { title: string }[] } } }>(
    `query ($id: ID!) { collection(id: $id) { products(${args}) { nodes { title } } } }`,
    { id },
  );
  return collection.products.nodes.map((one) => one.title);
}

async function change(world: World, call: string, variables: object): Promise<readonly Problem[]> {
  const [, name = ""] = /(collection\w+)\(/.exec(call) ?? [];
  const answer = await world.data<Record<string, { userErrors: readonly Problem[] }>>(call, variables);
  return answer[name]?.userErrors ?? [];
}

const rules = (appliedDisjunctively: boolean, ...given: readonly (readonly [string, string, string])[]) => ({
  ruleSet: {
    appliedDisjunctively,
    rules: given.map(([column, relation, condition]) => ({ column, relation, condition })),
  },
});

export const collectionCases: readonly ConformanceCase[] = [
  {
    says: "a collection is made of selected products, told of, and sold nowhere yet",
    page: page("collectionCreate"),
    covers: ["collectionCreate", "collection", "webhooks"],
    async prove(world) {
      await world.subscribe("collections/create");
      const { productId } = world.variant("C-1");

      const { collection, userErrors } = await create(world, {
        collection: {
          title: "Summer Sale",
          descriptionHtml: "<p>Warm</p>",
          sources: [{ source: { title: "By hand", inclusion: { selections: [{ productId }] } } }],
        },
      });
      const { json } = await world.webhook("collections/create");

      assert.deepEqual(userErrors, []);
      assert.deepEqual(collection, { id: collection?.id, handle: "summer-sale", sortOrder: "BEST_SELLING" });
      assert.equal(json["admin_graphql_api_id"], collection.id);
      assert.equal(json["body_html"], "<p>Warm</p>");
      assert.equal(json["sort_order"], "best-selling");
      assert.equal(json["published_at"], null);
      assert.equal("rules" in json, false);
      const shown = await world.data<{ collection: object }>(
        `query ($id: ID!, $productId: ID!) { collection(id: $id) { productsCount { count } hasProduct(id: $productId)
          ruleSet { appliedDisjunctively } resourcePublicationsCount { count }
          sources { title ... on CollectionConditionsSource { inclusion { conditions { id }
            selections(first: 5) { nodes { product { id } } } } } } } }`,
        { id: collection.id, productId },
      );
      assert.deepEqual(shown.collection, {
        productsCount: { count: 1 },
        hasProduct: true,
        ruleSet: null,
        resourcePublicationsCount: { count: 0 },
        sources: [
          { title: "By hand", inclusion: { conditions: [], selections: { nodes: [{ product: { id: productId } }] } } },
        ],
      });
    },
  },
  {
    says: "a smart collection holds what meets all its rules, or any of them, from the moment at which it does",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/input-objects/CollectionRuleSetInput",
    covers: ["collectionCreate"],
    async prove(world) {
      const all = await create(world, {
        input: { title: "All", ...rules(false, ["TAG", "EQUALS", "summer"], ["VARIANT_PRICE", "LESS_THAN", "20"]) },
      });
      const any = await create(world, {
        input: {
          title: "Any",
          sortOrder: "ALPHA_ASC",
          ...rules(true, ["TYPE", "EQUALS", "Candle"], ["TITLE", "CONTAINS", "hat"]),
        },
      });
      assert.deepEqual(await titlesIn(world, all.collection?.id ?? ""), ["Blue Shirt"]);
      assert.deepEqual(await titlesIn(world, any.collection?.id ?? ""), ["Vanilla Candle"]);

      await createProduct(world, { title: "Winter Hat" });

      assert.deepEqual(await titlesIn(world, any.collection?.id ?? ""), ["Vanilla Candle", "Winter Hat"]);
    },
  },
  {
    says: "conditions of a source are the rules of an older rule set",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/input-objects/CollectionSourceInclusionConditionInput",
    covers: ["collectionCreate"],
    async prove(world) {
      const productTag = { relation: "TAGGED_WITH", matchType: "ANY", values: ["summer"] };
      const { collection } = await create(world, {
        collection: {
          title: "Summer",
          sources: [{ source: { title: "Tagged", inclusion: { matchType: "ALL", conditions: [{ productTag }] } } }],
        },
      });

      const shown = await world.data<{ collection: object }>(
        `query ($id: ID!) { collection(id: $id) { products(first: 5) { nodes { title } }
          ruleSet { appliedDisjunctively rules { column relation condition } }
          sources { ... on CollectionConditionsSource { inclusion { matchType conditions {
            ... on CollectionSourceInclusionConditionProductTag { relation matchType values } } } } } } }`,
        { id: collection?.id },
      );
      assert.deepEqual(shown.collection, {
        products: { nodes: [{ title: "Blue Shirt" }] },
        ruleSet: { appliedDisjunctively: false, rules: [{ column: "TAG", relation: "EQUALS", condition: "summer" }] },
        sources: [{ inclusion: { matchType: "ALL", conditions: [productTag] } }],
      });
    },
  },
  {
    says: "a rule's relation must suit its column",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/CollectionRuleRelation",
    covers: ["collectionCreate"],
    async prove(world) {
      const { collection, userErrors } = await create(world, {
        input: { title: "Odd", ...rules(false, ["VARIANT_PRICE", "STARTS_WITH", "1"]) },
      });
      assert.equal(collection, null);
      assert.deepEqual(userErrors[0]?.field, ["ruleSet", "rules", "0", "relation"]);
    },
  },
  {
    says: "products are added all or none, and one that is there already refuses them",
    page: page("collectionAddProducts"),
    covers: ["collectionAddProducts", "webhooks"],
    async prove(world) {
      const id = await shelf(world);
      await world.subscribe("collections/update");
      const lamp = world.variant("L-1").productId;
      const add = (...productIds: readonly string[]) =>
        change(
          world,
          `mutation ($id: ID!, $productIds: [ID!]!) { collectionAddProducts(id: $id, productIds: $productIds) {
            collection { id } userErrors { field message } } }`,
          { id, productIds },
        );

      const [refused] = await add(lamp, world.variant("C-1").productId);
      assert.deepEqual(refused?.field, ["productIds"]);
      assert.deepEqual(await titlesIn(world, id), ["Vanilla Candle", "Blue Shirt"]);
      assert.deepEqual(await add(lamp), []);

      assert.deepEqual(await titlesIn(world, id), ["Vanilla Candle", "Blue Shirt", "Secret Lamp"]);
      assert.equal((await world.webhook("collections/update")).json["title"], "Shelf");
    },
  },
  {
    says: "nothing is added by hand to a smart collection or to one that does not exist",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/CollectionAddProductsV2UserErrorCode",
    covers: ["collectionAddProductsV2"],
    async prove(world) {
      const { collection } = await create(world, {
        input: { title: "Smart", ...rules(false, ["TAG", "EQUALS", "x"]) },
      });
      const add = (id: string | undefined) =>
        change(
          world,
          `mutation ($id: ID!, $productIds: [ID!]!) { collectionAddProductsV2(id: $id, productIds: $productIds) {
            job { id } userErrors { field code } } }`,
          { id, productIds: [world.variant("C-1").productId] },
        );

      assert.deepEqual(
        (await add(collection?.id)).map((one) => one.code),
        ["CANT_ADD_TO_SMART_COLLECTION"],
      );
      assert.deepEqual(
        (await add("gid://shopify/Collection/1")).map((one) => one.code),
        ["COLLECTION_DOES_NOT_EXIST"],
      );
    },
  },
  {
    says: "products leave a collection, and a job says that it is done",
    page: page("collectionRemoveProducts"),
    covers: ["collectionRemoveProducts", "job"],
    async prove(world) {
      const id = await shelf(world);

      const { collectionRemoveProducts } = await world.data<{ collectionRemoveProducts: { job: { id: string } } }>(
        `mutation ($id: ID!, $productIds: [ID!]!) { collectionRemoveProducts(id: $id, productIds: $productIds) {
          job { id } userErrors { message } } }`,
        { id, productIds: [world.variant("C-1").productId, "gid://shopify/Product/1"] },
      );

      assert.match(collectionRemoveProducts.job.id, /^gid:\/\/shopify\/Job\//);
      assert.deepEqual(await titlesIn(world, id), ["Blue Shirt"]);
    },
  },
  {
    says: "moves are made one after the other: the documentation's five products end as it says",
    page: page("collectionReorderProducts"),
    covers: ["collectionReorderProducts"],
    example: true,
    async prove(world) {
      const letters = ["A", "B", "C", "D", "E"];
      const ids: string[] = [];
      for (const title of letters) ids.push(await createProduct(world, { title }));
      const { collection } = await create(world, { input: { title: "Letters", sortOrder: "MANUAL", products: ids } });

      const userErrors = await change(world, REORDER, {
        id: collection?.id,
        moves: [
          { id: ids[4], newPosition: "1" },
          { id: ids[2], newPosition: "4" },
        ],
      });

      assert.deepEqual(userErrors, []);
      assert.deepEqual(await titlesIn(world, collection?.id ?? ""), ["A", "E", "B", "D", "C"]);
    },
  },
  {
    says: "only a manually sorted collection is put in order by hand",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/CollectionReorderProductsUserErrorCode",
    covers: ["collectionReorderProducts", "collectionUpdate"],
    async prove(world) {
      const id = await shelf(world);
      const moves = [{ id: world.variant("L-1").productId, newPosition: "0" }];
      assert.deepEqual(
        (await change(world, REORDER, { id, moves })).map((one) => one.code),
        ["INVALID_MOVE"],
      );

      await change(
        world,
        `mutation ($id: ID!) { collectionUpdate(collection: { id: $id, sortOrder: ALPHA_ASC }) { userErrors { message } } }`,
        { id },
      );

      assert.deepEqual(
        (await change(world, REORDER, { id, moves })).map((one) => one.code),
        ["MANUALLY_SORTED_COLLECTION"],
      );
      assert.deepEqual(await titlesIn(world, id), ["Blue Shirt", "Vanilla Candle"]);
    },
  },
  {
    says: "a collection's products are sorted by its own order or by the key that is asked for, and reversed",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/ProductCollectionSortKeys",
    covers: ["collection"],
    async prove(world) {
      const id = await shelf(world);

      assert.deepEqual(await titlesIn(world, id, "first: 5, sortKey: TITLE"), ["Blue Shirt", "Vanilla Candle"]);
      assert.deepEqual(await titlesIn(world, id, "first: 5, sortKey: PRICE"), ["Vanilla Candle", "Blue Shirt"]);
      assert.deepEqual(await titlesIn(world, id, "first: 5, reverse: true"), ["Blue Shirt", "Vanilla Candle"]);
    },
  },
  {
    says: "a deleted collection is told of by its id, and its products stay",
    page: page("collectionDelete"),
    covers: ["collectionDelete", "webhooks"],
    async prove(world) {
      const id = await shelf(world);
      await world.subscribe("collections/delete");

      const { collectionDelete } = await world.data<{ collectionDelete: object }>(
        "mutation ($id: ID!) { collectionDelete(input: { id: $id }) { deletedCollectionId userErrors { message } } }",
        { id },
      );

      assert.deepEqual(collectionDelete, { deletedCollectionId: id, userErrors: [] });
      assert.equal(`gid://shopify/Collection/${String((await world.webhook("collections/delete")).json["id"])}`, id);
      const { collection, productsCount } = await world.data<{ collection: null; productsCount: object }>(
        "query ($id: ID!) { collection(id: $id) { id } productsCount { count } }",
        { id },
      );
      assert.equal(collection, null);
      assert.deepEqual(productsCount, { count: 3 });
    },
  },
  {
    says: "a product joins and leaves collections, and says in which it is",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/input-objects/ProductUpdateInput",
    covers: ["productUpdate"],
    async prove(world) {
      const id = await shelf(world);
      const { productId } = world.variant("L-1");
      const update = async (fields: object) =>
        (
          await world.data<{ productUpdate: { product: object } }>(
            `mutation ($product: ProductUpdateInput!, $in: ID!) { productUpdate(product: $product) {
              product { inCollection(id: $in) collections(first: 5) { nodes { title } } } userErrors { message } } }`,
            { product: { id: productId, ...fields }, in: id },
          )
        ).productUpdate.product;

      assert.deepEqual(await update({ collectionsToJoin: [id] }), {
        inCollection: true,
        collections: { nodes: [{ title: "Shelf" }] },
      });
      assert.deepEqual(await update({ collectionsToLeave: [id] }), { inCollection: false, collections: { nodes: [] } });
    },
  },
];

const REORDER = `mutation ($id: ID!, $moves: [MoveInput!]!) { collectionReorderProducts(id: $id, moves: $moves) {
  job { id } userErrors { field code } } }`;
