import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";
import { createProduct } from "../product-requests.ts";
import type { World } from "../world.ts";

const PAGE = "https://shopify.dev/docs/api/usage/pagination-graphql";

interface Page {
  readonly nodes: readonly { readonly title: string }[];
  readonly edges: readonly { readonly cursor: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

async function list({ data }: World, args: string): Promise<Page> {
  const { products } = await data<{ products: Page }>(
    `{ products(${args}) { nodes { title } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  );
  return products;
}

const titles = ({ nodes }: Page) => nodes.map((one) => one.title);

/** Four more products beside the catalogue's three: A, B, C, D */
async function letters(world: World): Promise<void> {
  for (const title of ["D", "B", "A", "C"]) await createProduct(world, { title, productType: "Letter" });
}

const LETTERS = 'query: "product_type:Letter", sortKey: TITLE';

async function refused({ admin }: World, args: string): Promise<string | null> {
  const { errors } = await admin(`{ products(${args}) { nodes { id } } }`);
  return errors[0]?.message ?? null;
}

export const connectionCases: readonly ConformanceCase[] = [
  {
    says: "pages follow one another by the end cursor until there is no next one",
    page: PAGE,
    covers: ["products", "connections"],
    async prove(world) {
      await letters(world);
      const seen: string[] = [];
      let after = "";
      for (;;) {
        const page = await list(world, `first: 3, ${LETTERS}${after}`);
        seen.push(...titles(page));
        assert.equal(page.pageInfo.hasPreviousPage, after !== "");
        if (!page.pageInfo.hasNextPage) break;
        after = `, after: "${page.pageInfo.endCursor ?? ""}"`;
      }
      assert.deepEqual(seen, ["A", "B", "C", "D"]);
    },
  },
  {
    says: "pages go backwards from the end by last and before",
    page: PAGE,
    covers: ["products", "connections"],
    async prove(world) {
      await letters(world);

      const end = await list(world, `last: 2, ${LETTERS}`);
      const middle = await list(world, `last: 1, before: "${end.pageInfo.startCursor ?? ""}", ${LETTERS}`);

      assert.deepEqual(titles(end), ["C", "D"]);
      assert.deepEqual([end.pageInfo.hasPreviousPage, end.pageInfo.hasNextPage], [true, false]);
      assert.deepEqual(titles(middle), ["B"]);
      assert.deepEqual([middle.pageInfo.hasPreviousPage, middle.pageInfo.hasNextPage], [true, true]);
    },
  },
  {
    says: "a reversed list is paged as any other",
    page: PAGE,
    covers: ["products", "connections"],
    async prove(world) {
      await letters(world);

      const first = await list(world, `first: 2, reverse: true, ${LETTERS}`);
      const second = await list(
        world,
        `first: 2, reverse: true, after: "${first.pageInfo.endCursor ?? ""}", ${LETTERS}`,
      );

      assert.deepEqual(
        [titles(first), titles(second)],
        [
          ["D", "C"],
          ["B", "A"],
        ],
      );
    },
  },
  {
    says: "a cursor stays good when its item is gone and others came before it",
    page: PAGE,
    covers: ["products", "connections"],
    async prove(world) {
      await letters(world);
      const { pageInfo } = await list(world, `first: 2, ${LETTERS}`);
      const b = world.store.state.products.find((one) => one.title === "B");
      await world.data("mutation ($id: ID!) { productDelete(input: { id: $id }) { deletedProductId } }", {
        id: `gid://shopify/Product/${b?.id ?? ""}`,
      });
      await createProduct(world, { title: "0", productType: "Letter" });

      const next = await list(world, `first: 5, after: "${pageInfo.endCursor ?? ""}", ${LETTERS}`);

      assert.deepEqual(titles(next), ["C", "D"]);
    },
  },
  {
    says: "the cursors of edges are those of the page, and an empty page has none",
    page: PAGE,
    covers: ["products", "connections"],
    async prove(world) {
      await letters(world);
      const page = await list(world, `first: 3, ${LETTERS}`);
      const none = await list(world, 'first: 3, query: "title:Nowhere"');

      assert.equal(page.edges[0]?.cursor, page.pageInfo.startCursor);
      assert.equal(page.edges.at(-1)?.cursor, page.pageInfo.endCursor);
      assert.deepEqual(none, {
        nodes: [],
        edges: [],
        pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
      });
    },
  },
  {
    says: "a cursor of another order, or text that is none, is refused",
    page: PAGE,
    covers: ["products", "connections"],
    async prove(world) {
      const { pageInfo } = await list(world, "first: 1, sortKey: TITLE");
      const cursor = pageInfo.endCursor ?? "";

      assert.match((await refused(world, `first: 1, sortKey: UPDATED_AT, after: "${cursor}"`)) ?? "", /[Cc]ursor/);
      assert.match((await refused(world, `first: 1, after: "${cursor}"`)) ?? "", /[Cc]ursor/);
      assert.match((await refused(world, 'first: 1, after: "nonsense"')) ?? "", /[Cc]ursor/);
      assert.equal(await refused(world, `first: 1, sortKey: TITLE, after: "${cursor}"`), null);
    },
  },
  {
    says: "a page has a size: first or last, not both, not below nothing, and at most 250",
    page: "https://shopify.dev/docs/api/usage/limits",
    covers: ["products", "connections"],
    async prove(world) {
      for (const args of ["sortKey: ID", "first: 1, last: 1", "first: -1", "last: -1", "first: 251", "last: 251"]) {
        assert.notEqual(await refused(world, args), null, args);
      }
      assert.equal(await refused(world, "first: 250"), null);
    },
  },
  {
    says: "pages of a list by id are the same both ways, though only a few of its items match",
    page: PAGE,
    covers: ["products", "connections"],
    async prove(world) {
      await letters(world);
      const query = 'query: "product_type:Letter"';

      const first = await list(world, `first: 2, ${query}`);
      const second = await list(world, `first: 2, after: "${first.pageInfo.endCursor ?? ""}", ${query}`);
      const back = await list(world, `last: 2, before: "${second.pageInfo.startCursor ?? ""}", ${query}`);

      assert.deepEqual(
        [titles(first), titles(second)],
        [
          ["D", "B"],
          ["A", "C"],
        ],
      );
      assert.deepEqual(titles(back), ["D", "B"]);
      assert.equal(back.pageInfo.hasPreviousPage, false);
      assert.equal(second.pageInfo.hasNextPage, false);
    },
  },
  {
    says: "a count stops at its limit and says so, and goes on to the end without one",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/objects/Count",
    covers: ["productsCount", "productVariantsCount"],
    async prove(world) {
      const answer = await world.data<object>(
        `{ all: productsCount { count precision } capped: productsCount(limit: 2) { count precision }
           uncapped: productsCount(limit: null) { count precision }
           some: productVariantsCount(query: "product_status:active") { count precision } }`,
      );
      assert.deepEqual(answer, {
        all: { count: 3, precision: "EXACT" },
        capped: { count: 2, precision: "AT_LEAST" },
        uncapped: { count: 3, precision: "EXACT" },
        some: { count: 3, precision: "EXACT" },
      });
    },
  },
];
