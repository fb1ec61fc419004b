import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import type { Problem } from "../product-requests.ts";
import type { World } from "../world.ts";

const page = (name: string) => `https://shopify.dev/docs/api/admin-graphql/latest/mutations/${name}` as const;
const CODES = "https://shopify.dev/docs/api/admin-graphql/latest/enums/MediaUserErrorCode";

interface ShownMedia {
  readonly id: string;
  readonly alt: string | null;
  readonly status: string;
}

interface Answer {
  readonly media: readonly ShownMedia[] | null;
  readonly mediaUserErrors: readonly Problem[];
}

async function create({ data }: World, productId: string, media: readonly object[]): Promise<Answer> {
  const { productCreateMedia } = await data<{ productCreateMedia: Answer }>(
    `mutation ($productId: ID!, $media: [CreateMediaInput!]!) { productCreateMedia(productId: $productId, media: $media) {
      media { id alt status } mediaUserErrors { field code } } }`,
    { productId, media },
  );
  return productCreateMedia;
}

async function mediaOf({ data }: World, productId: string): Promise<readonly ShownMedia[]> {
  const { product } = await data<{ product: { media: { nodes: readonly ShownMedia[] } } }>(
    "query ($id: ID!) { product(id: $id) { media(first: 20) { nodes { id alt status } } } }",
    { id: productId },
  );
  return product.media.nodes;
}

const image = (name: string) => ({
  originalSource: `https://example.com/${name}.jpg`,
  alt: name,
  mediaContentType: "IMAGE",
});

export const mediaCases: readonly ConformanceCase[] = [
  {
    says: "a new picture is uploaded first and ready later, without a preview until then, and its product is told of twice",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/enums/MediaStatus",
    covers: ["productCreateMedia", "webhooks"],
    async prove(world) {
      await world.subscribe("products/update");
      const { productId } = world.variant("BS-S");

      const { media, mediaUserErrors } = await create(world, productId, [image("side")]);
      const [told] = ((await world.webhook("products/update")).json["media"] as readonly { status: string }[]).slice(
        -1,
      );
      world.clock.advance(60_000);
      const [later] = ((await world.webhook("products/update")).json["media"] as readonly { status: string }[]).slice(
        -1,
      );

      assert.deepEqual(mediaUserErrors, []);
      assert.equal(media?.[0]?.status, "UPLOADED");
      assert.deepEqual([told?.status, later?.status], ["UPLOADED", "READY"]);
      assert.deepEqual((await mediaOf(world, productId)).at(-1), { ...media[0], status: "READY" });
    },
  },
  {
    says: "good files are added and the errors of the others are told",
    page: page("productCreateMedia"),
    covers: ["productCreateMedia"],
    async prove(world) {
      const { productId } = world.variant("BS-S");

      const { media, mediaUserErrors } = await create(world, productId, [
        { ...image("a"), originalSource: "nowhere" },
        image("b"),
        { ...image("c"), alt: "c".repeat(513) },
      ]);

      assert.deepEqual(
        media?.map((one) => one.alt),
        ["b"],
      );
      assert.deepEqual(mediaUserErrors, [
        { field: ["media", "0", "originalSource"], code: "INVALID" },
        { field: ["media", "2", "alt"], code: "INVALID" },
      ]);
      const none = await create(world, "gid://shopify/Product/1", [image("a")]);
      assert.deepEqual(none, {
        media: null,
        mediaUserErrors: [{ field: ["productId"], code: "PRODUCT_DOES_NOT_EXIST" }],
      });
    },
  },
  {
    says: "a picture's alternative text is changed",
    page: page("productUpdateMedia"),
    covers: ["productUpdateMedia"],
    async prove(world) {
      const { productId } = world.variant("BS-S");
      const [first] = await mediaOf(world, productId);
      const update = async (id: string | undefined) =>
        (
          await world.data<{ productUpdateMedia: Answer }>(
            `mutation ($productId: ID!, $media: [UpdateMediaInput!]!) {
              productUpdateMedia(productId: $productId, media: $media) { media { alt } mediaUserErrors { field code } } }`,
            { productId, media: [{ id, alt: "From behind" }] },
          )
        ).productUpdateMedia;

      assert.deepEqual(await update(first?.id), { media: [{ alt: "From behind" }], mediaUserErrors: [] });
      const { mediaUserErrors } = await update("gid://shopify/MediaImage/1");
      assert.deepEqual(mediaUserErrors, [{ field: ["media", "0", "id"], code: "MEDIA_DOES_NOT_EXIST" }]);
    },
  },
  {
    says: "pictures are deleted with the ids of media and of pictures, and unknown ones refuse them all",
    page: page("productDeleteMedia"),
    covers: ["productDeleteMedia"],
    async prove(world) {
      const { productId } = world.variant("BS-S");
      const ids = (await mediaOf(world, productId)).map((one) => one.id);
      const remove = async (mediaIds: readonly string[]) =>
        (
          await world.data<{
            productDeleteMedia: {
              deletedMediaIds: readonly string[] | null;
              deletedProductImageIds: readonly string[] | null;
              mediaUserErrors: readonly Problem[];
            };
          }>(
            `mutation ($productId: ID!, $mediaIds: [ID!]!) { productDeleteMedia(productId: $productId, mediaIds: $mediaIds) {
              deletedMediaIds deletedProductImageIds mediaUserErrors { field code } } }`,
            { productId, mediaIds },
          )
        ).productDeleteMedia;

      const refused = await remove([...ids, "gid://shopify/MediaImage/1"]);
      assert.deepEqual(
        refused.mediaUserErrors.map((one) => one.code),
        ["MEDIA_DOES_NOT_EXIST"],
      );
      assert.equal((await mediaOf(world, productId)).length, ids.length);
      const removed = await remove(ids);
      assert.deepEqual(removed.deletedMediaIds, ids);
      assert.equal(removed.deletedProductImageIds?.length, ids.length);
      assert.deepEqual(await mediaOf(world, productId), []);
    },
  },
  {
    says: "moves are made one after the other, positions from zero on, by a job",
    page: page("productReorderMedia"),
    covers: ["productReorderMedia", "job"],
    async prove(world) {
      const { productId } = world.variant("L-1");
      const { media } = await create(world, productId, [image("a"), image("b"), image("c")]);
      const [a, , c] = media ?? [];

      const { productReorderMedia } = await world.data<{
        productReorderMedia: { job: { id: string } | null; mediaUserErrors: readonly Problem[] };
      }>(
        `mutation ($id: ID!, $moves: [MoveInput!]!) { productReorderMedia(id: $id, moves: $moves) {
          job { id } mediaUserErrors { field code } } }`,
        {
          id: productId,
          moves: [
            { id: c?.id, newPosition: "0" },
            { id: a?.id, newPosition: "2" },
          ],
        },
      );
      const { job } = await world.data<{ job: object }>("query ($id: ID!) { job(id: $id) { done } }", {
        id: productReorderMedia.job?.id,
      });

      assert.deepEqual(productReorderMedia.mediaUserErrors, []);
      assert.deepEqual(job, { done: true });
      assert.deepEqual(
        (await mediaOf(world, productId)).map((one) => one.alt),
        ["c", "b", "a"],
      );
    },
  },
  {
    says: "a variant gets one picture of its product that is ready, and gives it back",
    page: CODES,
    covers: ["productVariantAppendMedia", "productVariantDetachMedia"],
    async prove(world) {
      const { productId, id: variantId } = world.variant("L-1");
      const { media } = await create(world, productId, [image("a")]);
      const mediaId = media?.[0]?.id ?? "";
      const call = async (name: string, ...mediaIds: readonly string[]) => {
        const answer = await world.data<Record<string, { userErrors: readonly Problem[] }>>(
          `mutation ($productId: ID!, $pairs: [ProductVariant${name}MediaInput!]!) {
            productVariant${name}Media(productId: $productId, variantMedia: $pairs) { userErrors { code field } } }`,
          { productId, pairs: [{ variantId, mediaIds }] },
        );
        return answer[`productVariant${name}Media`]?.userErrors.map((one) => one.code);
      };

      assert.deepEqual(await call("Append", mediaId), ["NON_READY_MEDIA"]);
      world.clock.advance(60_000);
      assert.deepEqual(await call("Append", mediaId, mediaId), ["TOO_MANY_MEDIA_PER_INPUT_PAIR"]);
      assert.deepEqual(await call("Append", "gid://shopify/MediaImage/1"), ["MEDIA_DOES_NOT_EXIST_ON_PRODUCT"]);
      assert.deepEqual(await call("Detach", mediaId), ["MEDIA_IS_NOT_ATTACHED_TO_VARIANT"]);
      assert.deepEqual(await call("Append", mediaId), []);
      assert.deepEqual(await call("Append", mediaId), ["PRODUCT_VARIANT_ALREADY_HAS_MEDIA"]);
      assert.deepEqual(await call("Detach", mediaId), []);
    },
  },
  {
    says: "videos and models are not emulated, which is said by an error",
    page: page("productCreateMedia"),
    covers: ["productCreateMedia"],
    async prove(world) {
      const { errors } = await world.admin(
        `mutation ($id: ID!, $media: [CreateMediaInput!]!) { productCreateMedia(productId: $id, media: $media) {
          media { id } } }`,
        { id: world.variant("C-1").productId, media: [{ ...image("a"), mediaContentType: "VIDEO" }] },
      );
      assert.equal(errors[0]?.extensions?.["code"], "NOT_EMULATED");
    },
  },
];
