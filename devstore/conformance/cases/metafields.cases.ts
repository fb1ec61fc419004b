import assert from "node:assert/strict";
import type { Asker } from "../admin-client.ts";
import { anApp, askerOf } from "../case-app.ts";
import type { ConformanceCase } from "../conformance-case.ts";
import type { World } from "../world.ts";

const SET_PAGE = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldsSet";
const OWNERSHIP = "https://shopify.dev/docs/apps/build/custom-data/ownership";
const LIMITS = "https://shopify.dev/docs/apps/build/metafields/metafield-limits";
const TYPES = "https://shopify.dev/docs/apps/build/custom-data/metafields/list-of-data-types";

const SET = `mutation MetafieldsSet($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) {
    metafields { id key namespace value type compareDigest createdAt updatedAt }
    userErrors { field message code elementIndex }
  }
}`;

interface Kept {
  readonly id: string;
  readonly namespace: string;
  readonly key: string;
  readonly value: string;
  readonly compareDigest: string;
}

interface SetAnswer {
  readonly metafields: readonly Kept[] | null;
  readonly userErrors: readonly {
    readonly field: readonly string[];
    readonly code: string;
    readonly message: string;
    readonly elementIndex: number | null;
  }[];
}

type Given = Readonly<Record<string, unknown>>;

/** Sets metafields, on the candle where nothing else is given. */
async function set(world: World, metafields: readonly Given[], asker?: Asker): Promise<SetAnswer> {
  const ownerId = world.variant("C-1").productId;
  const inputs = metafields.map((one) => ({ ownerId, namespace: "custom", type: "single_line_text_field", ...one }));
  return (await world.data<{ metafieldsSet: SetAnswer }>(SET, { metafields: inputs }, asker)).metafieldsSet;
}

async function valueOf(world: World, key: string, asker?: Asker, namespace = "custom"): Promise<string | null> {
  const { product } = await world.data<{ product: { metafield: { value: string } | null } }>(
    `query ($id: ID!, $namespace: String!, $key: String!) {
      product(id: $id) { metafield(namespace: $namespace, key: $key) { value } }
    }`,
    { id: world.variant("C-1").productId, namespace, key },
    asker,
  );
  return product.metafield?.value ?? null;
}

export const metafieldCases: readonly ConformanceCase[] = [
  {
    says: "metafields are set whether or not they were there before",
    page: SET_PAGE,
    covers: ["metafieldsSet"],
    example: true,
    async prove(world) {
      const material = { key: "materials", type: "multi_line_text_field", value: "95% Cotton\n5% Spandex" };
      const { metafields, userErrors } = await set(world, [material]);
      const changed = await set(world, [{ ...material, value: "Wool" }]);

      assert.deepEqual(userErrors, []);
      assert.equal(metafields?.[0]?.value, "95% Cotton\n5% Spandex");
      assert.equal(changed.metafields?.[0]?.id, metafields[0].id);
      assert.equal(await valueOf(world, "materials"), "Wool");
    },
  },
  {
    says: "at most 25 metafields are set at a time",
    page: SET_PAGE,
    covers: ["metafieldsSet"],
    async prove(world) {
      const many = (count: number) =>
        Array.from({ length: count }, (_, index) => ({ key: `key_${index}`, value: "v" }));

      const tooMany = await set(world, many(26));
      const enough = await set(world, many(25));

      assert.equal(tooMany.metafields, null);
      assert.equal(tooMany.userErrors[0]?.code, "LESS_THAN_OR_EQUAL_TO");
      assert.equal(enough.metafields?.length, 25);
    },
  },
  {
    says: "one that is wrong keeps all from being set, and is named by its place",
    page: SET_PAGE,
    covers: ["metafieldsSet"],
    async prove(world) {
      const answer = await set(world, [
        { key: "good", value: "yes" },
        { key: "count", type: "number_integer", value: "three" },
      ]);

      assert.equal(answer.metafields, null);
      assert.deepEqual(answer.userErrors[0]?.field, ["metafields", "1", "value"]);
      assert.equal(answer.userErrors[0].code, "INVALID_VALUE");
      assert.equal(answer.userErrors[0].elementIndex, 1);
      assert.equal(await valueOf(world, "good"), null);
    },
  },
  {
    says: "a matching compareDigest sets, a stale one is refused and changes nothing",
    page: SET_PAGE,
    covers: ["metafieldsSet"],
    async prove(world) {
      const first = await set(world, [{ key: "price_note", value: "a" }]);
      const digest = first.metafields?.[0]?.compareDigest;

      const second = await set(world, [{ key: "price_note", value: "b", compareDigest: digest }]);
      const stale = await set(world, [{ key: "price_note", value: "c", compareDigest: digest }]);

      assert.deepEqual(second.userErrors, []);
      assert.equal(stale.userErrors[0]?.code, "STALE_OBJECT");
      assert.equal(await valueOf(world, "price_note"), "b");
    },
  },
  {
    says: "a null compareDigest sets only what is not there yet",
    page: SET_PAGE,
    covers: ["metafieldsSet"],
    async prove(world) {
      const fresh = await set(world, [{ key: "once", value: "a", compareDigest: null }]);
      const again = await set(world, [{ key: "once", value: "b", compareDigest: null }]);

      assert.deepEqual(fresh.userErrors, []);
      assert.equal(again.userErrors[0]?.code, "STALE_OBJECT");
      assert.equal(await valueOf(world, "once"), "a");
    },
  },
  {
    says: "one stale digest among many keeps all from being set",
    page: SET_PAGE,
    covers: ["metafieldsSet"],
    async prove(world) {
      await set(world, [{ key: "old", value: "a" }]);

      await set(world, [
        { key: "new_one", value: "n" },
        { key: "old", value: "b", compareDigest: "0".repeat(64) },
      ]);

      assert.equal(await valueOf(world, "new_one"), null);
      assert.equal(await valueOf(world, "old"), "a");
    },
  },
  {
    says: "the digest is the same for the same value, and another for another",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/interfaces/HasCompareDigest",
    covers: ["metafieldsSet"],
    async prove(world) {
      const digests: (string | undefined)[] = [];
      for (const value of ["a", "b", "a"])
        digests.push((await set(world, [{ key: "digest", value }])).metafields?.[0]?.compareDigest);

      assert.equal(digests[0], digests[2]);
      assert.notEqual(digests[0], digests[1]);
    },
  },
  {
    says: "$app is the app's own namespace, and so is a namespace that is left out",
    page: OWNERSHIP,
    covers: ["metafieldsSet"],
    async prove(world) {
      const app = anApp(world, { scopes: ["write_products"] });
      const asker = await askerOf(world, app);

      const named = await set(world, [{ namespace: "$app:influencer", key: "handle", value: "@mara" }], asker);
      const plain = await set(world, [{ namespace: undefined, key: "handle", value: "@nils" }], asker);

      assert.equal(named.metafields?.[0]?.namespace, `app--${app.id}--influencer`);
      assert.equal(plain.metafields?.[0]?.namespace, `app--${app.id}`);
    },
  },
  {
    says: "what an app keeps in its own namespace is neither read nor written by another app",
    page: OWNERSHIP,
    covers: ["metafieldsSet", "several apps"],
    async prove(world) {
      const [owner, other] = [
        anApp(world, { scopes: ["write_products"] }),
        anApp(world, { scopes: ["write_products"] }),
      ];
      const namespace = `app--${owner.id}`;
      await set(world, [{ namespace: "$app", key: "secret", value: "mine" }], await askerOf(world, owner));

      const written = await set(world, [{ namespace, key: "secret", value: "theirs" }], await askerOf(world, other));

      assert.equal(written.userErrors[0]?.code, "APP_NOT_AUTHORIZED");
      assert.equal(await valueOf(world, "secret", await askerOf(world, other), namespace), null);
      assert.equal(await valueOf(world, "secret", await askerOf(world, owner), namespace), "mine");
    },
  },
  {
    says: "to write a product's metafield an app needs write_products",
    page: "https://shopify.dev/docs/api/usage/access-scopes",
    covers: ["metafieldsSet", "scopes"],
    async prove(world) {
      const metafields = [
        {
          ownerId: world.variant("C-1").productId,
          namespace: "custom",
          key: "no",
          type: "single_line_text_field",
          value: "no",
        },
      ];

      const { errors } = await world.admin(SET, { metafields }, world.tokenWith(["read_products"]));

      assert.equal(errors[0]?.extensions?.["code"], "ACCESS_DENIED");
    },
  },
  {
    says: "keys have 2 to 64 characters and namespaces 3 to 255, letters, digits, hyphens and underscores",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/input-objects/MetafieldsSetInput",
    covers: ["metafieldsSet"],
    async prove(world) {
      const codeOf = async (given: Given) => (await set(world, [{ value: "v", ...given }])).userErrors[0]?.code;

      assert.equal(await codeOf({ key: "k" }), "TOO_SHORT");
      assert.equal(await codeOf({ key: "k".repeat(65) }), "TOO_LONG");
      assert.equal(await codeOf({ key: "a b" }), "INVALID");
      assert.equal(await codeOf({ namespace: "ab", key: "key" }), "TOO_SHORT");
      assert.equal(await codeOf({ key: "a-key_2" }), undefined);
    },
  },
  {
    says: "a value must be one of its type's",
    page: TYPES,
    covers: ["metafieldsSet"],
    async prove(world) {
      const wrong = [
        ["boolean", "yes"],
        ["color", "red"],
        ["date", "21.11.2026"],
        ["number_decimal", "1,5"],
        ["json", "{"],
        ["url", "no address"],
        ["single_line_text_field", "two\nlines"],
        ["money", '{"amount":"5"}'],
        ["list.number_integer", '["a"]'],
      ] as const;
      const right = [
        ["boolean", "true"],
        ["color", "#fff123"],
        ["date", "2026-11-21"],
        ["number_decimal", "1.5"],
        ["json", '{"a":1}'],
        ["url", "https://shopify.dev"],
        ["money", '{"amount":"5.99","currency_code":"CAD"}'],
        ["rating", '{"value":"3.5","scale_min":"1.0","scale_max":"5.0"}'],
        ["dimension", '{"value":25.0,"unit":"cm"}'],
        ["list.number_integer", "[1,2]"],
      ] as const;
      const accepted = async (list: readonly (readonly [string, string])[]) => {
        const types: string[] = [];
        for (const [type, value] of list)
          if ((await set(world, [{ key: type.replace(".", "_"), type, value }])).userErrors.length === 0)
            types.push(type);
        return types;
      };

      assert.deepEqual(await accepted(wrong), []);
      assert.deepEqual(
        await accepted(right),
        right.map(([type]) => type),
      );
    },
  },
  {
    says: "a type that does not exist is refused with those that do",
    page: TYPES,
    covers: ["metafieldsSet"],
    async prove(world) {
      const { userErrors } = await set(world, [{ key: "what", type: "dragon", value: "fire" }]);

      assert.deepEqual(userErrors[0]?.field, ["metafields", "0", "type"]);
      assert.equal(userErrors[0].code, "INCLUSION");
    },
  },
  {
    says: "most values are at most 64 KB, ids and addresses 2 KB, and JSON 128 KB",
    page: LIMITS,
    covers: ["metafieldsSet"],
    async prove(world) {
      const codeOf = async (type: string, value: string) =>
        (await set(world, [{ key: type, type, value }])).userErrors[0]?.code;

      assert.equal(await codeOf("multi_line_text_field", "x".repeat(65_536)), undefined);
      assert.equal(await codeOf("multi_line_text_field", "x".repeat(65_537)), "TOO_LONG");
      assert.equal(await codeOf("url", `https://shopify.dev/${"x".repeat(2048)}`), "TOO_LONG");
      assert.equal(await codeOf("json", JSON.stringify("x".repeat(100_000))), undefined);
      assert.equal(await codeOf("json", JSON.stringify("x".repeat(131_072))), "TOO_LONG");
    },
  },
  {
    says: "a list has at most 128 items",
    page: LIMITS,
    covers: ["metafieldsSet"],
    async prove(world) {
      const list = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => index));

      const enough = await set(world, [{ key: "list", type: "list.number_integer", value: list(128) }]);
      const tooMany = await set(world, [{ key: "list", type: "list.number_integer", value: list(129) }]);

      assert.deepEqual(enough.userErrors, []);
      assert.equal(tooMany.userErrors[0]?.code, "INVALID_VALUE");
    },
  },
  {
    says: "an owner that does not exist is refused",
    page: SET_PAGE,
    covers: ["metafieldsSet"],
    async prove(world) {
      const { userErrors } = await set(world, [{ ownerId: "gid://shopify/Product/1", key: "lost", value: "v" }]);

      assert.deepEqual(userErrors[0]?.field, ["metafields", "0", "ownerId"]);
    },
  },
  {
    says: "deleted metafields are named, and null stands for one that was not there",
    page: "https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldsDelete",
    covers: ["metafieldsDelete"],
    async prove(world) {
      const ownerId = world.variant("C-1").productId;
      await set(world, [{ key: "gone", value: "v" }]);

      const { metafieldsDelete } = await world.data<{ metafieldsDelete: unknown }>(
        `mutation ($metafields: [MetafieldIdentifierInput!]!) {
          metafieldsDelete(metafields: $metafields) {
            deletedMetafields { ownerId namespace key }
            userErrors { message }
          }
        }`,
        { metafields: ["gone", "never"].map((key) => ({ ownerId, namespace: "custom", key })) },
      );

      assert.deepEqual(metafieldsDelete, {
        deletedMetafields: [{ ownerId, namespace: "custom", key: "gone" }, null],
        userErrors: [],
      });
      assert.equal(await valueOf(world, "gone"), null);
    },
  },
];
