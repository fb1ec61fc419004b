import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { createProduct, publications, type Uncoded } from "../product-requests.ts";
import type { World } from "../world.ts";

const PAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/publishablePublish";
const INPUT = "https://shopify.dev/docs/api/admin-graphql/latest/input-objects/PublicationInput";

async function change(world: World, name: string, variables: object): Promise<readonly Uncoded[]> {
  const answer = await world.data<Record<string, { userErrors: readonly Uncoded[] }>>(
    `mutation ($id: ID!, $input: [PublicationInput!]!) { ${name}(id: $id, input: $input) {
      publishable { availablePublicationsCount { count } resourcePublicationsCount { count } }
      shop { id } userErrors { field message } } }`,
    variables,
  );
  return answer[name]?.userErrors ?? [];
}

interface Shown {
  readonly publishedAt: string | null;
  readonly publishedOnPublication: boolean;
  readonly resourcePublicationsV2: {
    readonly nodes: readonly { readonly isPublished: boolean; readonly publishDate: string }[];
  };
}

async function show({ data }: World, id: string, publicationId: string): Promise<Shown> {
  const { product } = await data<{ product: Shown }>(
    `query ($id: ID!, $publicationId: ID!) { product(id: $id) { publishedAt
      publishedOnPublication(publicationId: $publicationId)
      resourcePublicationsV2(first: 5, onlyPublished: false) { nodes { isPublished publishDate } } } }`,
    { id, publicationId },
  );
  return product;
}

export const publicationCases: readonly ConformanceCase[] = [
  {
    says: "a product is published to a publication, told of, and taken out of it",
    page: PAGE,
    covers: ["publishablePublish", "publishableUnpublish", "webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      const { onlineStore } = await publications(world);
      const id = await createProduct(world, { title: "Hat" });
      assert.deepEqual(await show(world, id, onlineStore), {
        publishedAt: null,
        publishedOnPublication: false,
        resourcePublicationsV2: { nodes: [] },
      });

      assert.deepEqual(await change(world, "publishablePublish", { id, input: [{ publicationId: onlineStore }] }), []);
      const { json } = await world.webhook("products/update");
      const published = await show(world, id, onlineStore);

      assert.equal(json["published_at"], published.publishedAt);
      assert.notEqual(published.publishedAt, null);
      assert.equal(published.publishedOnPublication, true);
      assert.equal(published.resourcePublicationsV2.nodes[0]?.isPublished, true);
      await change(world, "publishableUnpublish", { id, input: [{ publicationId: onlineStore }] });
      assert.equal((await show(world, id, onlineStore)).publishedAt, null);
      assert.equal((await world.webhook("products/update")).json["published_at"], null);
    },
  },
  {
    says: "a published product that is not active has no address on the online store",
    page: PAGE,
    covers: ["publishablePublish", "productUpdate"],
    async prove(world) {
      const { onlineStore } = await publications(world);
      const { productId: id } = world.variant("L-1");

      await change(world, "publishablePublish", { id, input: [{ publicationId: onlineStore }] });

      const { product } = await world.data<{ product: object }>(
        `query ($id: ID!, $publicationId: ID!) { product(id: $id) { status onlineStoreUrl
          publishedOnPublication(publicationId: $publicationId) } }`,
        { id, publicationId: onlineStore },
      );
      assert.deepEqual(product, { status: "DRAFT", onlineStoreUrl: null, publishedOnPublication: true });
      const page = await world.fetch("/products/secret-lamp");
      assert.equal(page.status, 404);
    },
  },
  {
    says: "what is published appears on the storefront, and what is not does not",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/publishableUnpublish",
    covers: ["publishableUnpublish"],
    async prove(world) {
      const { onlineStore } = await publications(world);
      const { productId: id } = world.variant("BS-S");
      assert.equal((await world.fetch("/products/blue-shirt.js")).status, 200);

      await change(world, "publishableUnpublish", { id, input: [{ publicationId: onlineStore }] });

      assert.equal((await world.fetch("/products/blue-shirt.js")).status, 404);
    },
  },
  {
    says: "a later date stages the product, which comes to the online store at that time and is told of then",
    page: INPUT,
    covers: ["publishablePublish", "webhooks"],
    async prove(world) {
      const { onlineStore } = await publications(world);
      const id = await createProduct(world, { title: "Hat" });
      const publishDate = new Date(world.clock.now().getTime() + 3_600_000).toISOString();

      await change(world, "publishablePublish", { id, input: [{ publicationId: onlineStore, publishDate }] });
      const staged = await show(world, id, onlineStore);
      await world.subscribe("products/update");
      world.clock.advance(3_601_000);
      const { json } = await world.webhook("products/update");

      assert.equal(staged.publishedOnPublication, false);
      assert.equal(staged.publishedAt, null);
      assert.equal(staged.resourcePublicationsV2.nodes[0]?.isPublished, false);
      assert.equal((await show(world, id, onlineStore)).publishedOnPublication, true);
      assert.equal(Date.parse(String(json["published_at"])), Math.floor(Date.parse(publishDate) / 1000) * 1000);
    },
  },
  {
    says: "only online stores publish at a later time",
    page: INPUT,
    covers: ["publishablePublish"],
    async prove(world) {
      const { channel } = await publications(world);
      const publishDate = new Date(world.clock.now().getTime() + 3_600_000).toISOString();

      const [problem] = await change(world, "publishablePublish", {
        id: world.variant("C-1").productId,
        input: [{ publicationId: channel, publishDate }],
      });

      assert.deepEqual(problem?.field, ["input", "0", "publishDate"]);
    },
  },
  {
    says: "an unknown publication, or an unknown product, is refused",
    page: PAGE,
    covers: ["publishablePublish"],
    async prove(world) {
      const { onlineStore } = await publications(world);
      const [unknown] = await change(world, "publishablePublish", {
        id: world.variant("C-1").productId,
        input: [{ publicationId: "gid://shopify/Publication/1" }],
      });
      const [gone] = await change(world, "publishablePublish", {
        id: "gid://shopify/Product/1",
        input: [{ publicationId: onlineStore }],
      });

      assert.deepEqual(unknown?.field, ["input", "0", "publicationId"]);
      assert.deepEqual(gone?.field, ["id"]);
    },
  },
  {
    says: "a publication lists and counts what is published to it",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/objects/Publication",
    covers: ["publications", "publication", "publishedProductsCount"],
    async prove(world) {
      const { onlineStore, channel } = await publications(world);
      const { productId: id } = world.variant("C-1");
      await change(world, "publishablePublish", { id, input: [{ publicationId: channel }] });

      const answer = await world.data<object>(
        `query ($onlineStore: ID!, $channel: ID!) {
          here: publishedProductsCount(publicationId: $onlineStore) { count }
          there: publishedProductsCount(publicationId: $channel) { count }
          publication(id: $channel) { supportsFuturePublishing products(first: 5) { nodes { id } } } }`,
        { onlineStore, channel },
      );
      assert.deepEqual(answer, {
        here: { count: 2 },
        there: { count: 1 },
        publication: { supportsFuturePublishing: false, products: { nodes: [{ id }] } },
      });
    },
  },
  {
    says: "publications are a scope's matter of their own",
    page: "https://shopify.dev/docs/api/usage/access-scopes",
    covers: ["publishablePublish", "scopes"],
    async prove(world) {
      const asker = world.tokenWith(["read_products", "write_products"]);

      const { errors } = await world.admin("{ publications(first: 1) { nodes { id } } }", {}, asker);

      assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED");
    },
  },
];
