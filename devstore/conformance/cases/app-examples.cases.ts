import assert from "node:assert/strict";
import type { ConformanceCase } from "../conformance-case.ts";

const SUBSCRIPTION = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/appSubscriptionCreate";
const DEFINITION = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldDefinitionCreate";
const METAFIELDS = "https://shopify.dev/docs/api/admin-graphql/latest/mutations/metafieldsSet";

const returnUrl = "http://super-duper.shopifyapps.com/";
const confirmation =
  /^https:\/\/case-\d+\.myshopify\.com\/admin\/charges\/\d+\/\d+\/RecurringApplicationCharge\/confirm_recurring_application_charge\?signature=\w+$/;

interface Subscribed {
  readonly appSubscriptionCreate: {
    readonly userErrors: readonly object[];
    readonly appSubscription: { readonly id: string; readonly lineItems?: readonly { id: string; plan: object }[] };
    readonly confirmationUrl: string;
  };
}

const SUBSCRIBE = `mutation AppSubscriptionCreate(
  $name: String!, $lineItems: [AppSubscriptionLineItemInput!]!, $returnUrl: URL!
) {
  appSubscriptionCreate(name: $name, returnUrl: $returnUrl, lineItems: $lineItems) {
    userErrors { field message }
    appSubscription { id lineItems { id plan { pricingDetails { __typename } __typename } } }
    confirmationUrl
  }
}`;

const DEFINE = `mutation CreateMetafieldDefinition($definition: MetafieldDefinitionInput!) {
  metafieldDefinitionCreate(definition: $definition) {
    createdDefinition { name namespace useAsCollectionCondition access { admin } }
    userErrors { field message code }
  }
}`;

const recurring = (more: object = {}) => ({
  plan: { appRecurringPricingDetails: { price: { amount: 10, currencyCode: "USD" }, ...more } },
});
const byUse = {
  plan: { appUsagePricingDetails: { terms: "$1 for 100 emails", cappedAmount: { amount: 20, currencyCode: "USD" } } },
};

/** The documented subscriptions: their name, their lines and the types of pricing that come back */
const SUBSCRIPTIONS = [
  ["a recurring pricing plan only", "Super Duper Recurring Plan", [recurring({ interval: "EVERY_30_DAYS" })]],
  ["a usage pricing plan only", "Super Duper Usage Plan", [byUse]],
  ["an annual recurring pricing plan", "Super Duper Recurring Plan", [recurring({ interval: "ANNUAL" })]],
  ["both a recurring and a usage pricing plan", "Super Duper Recurring and Usage Plan", [byUse, recurring()]],
] as const;

export const appExampleCases: readonly ConformanceCase[] = [
  ...SUBSCRIPTIONS.map(([what, name, lineItems]): ConformanceCase => ({
    says: `the documented subscription with ${what} is created and waits for the merchant`,
    page: SUBSCRIPTION,
    covers: ["appSubscriptionCreate"],
    example: true,
    async prove({ data }) {
      const { appSubscriptionCreate } = await data<Subscribed>(SUBSCRIBE, { name, returnUrl, lineItems });

      const { appSubscription, confirmationUrl, userErrors } = appSubscriptionCreate;
      assert.deepEqual(userErrors, []);
      assert.match(appSubscription.id, /^gid:\/\/shopify\/AppSubscription\/\d+$/);
      assert.match(confirmationUrl, confirmation);
      const number = appSubscription.id.split("/").at(-1);
      assert.deepEqual(
        appSubscription.lineItems,
        lineItems.map((line, index) => ({
          id: `gid://shopify/AppSubscriptionLineItem/${number}?v=1&index=${index}`,
          plan: {
            pricingDetails: { __typename: line === byUse ? "AppUsagePricing" : "AppRecurringPricing" },
            __typename: "AppPlanV2",
          },
        })),
      );
    },
  })),
  {
    says: "the documented definition is used for automated collections",
    page: DEFINITION,
    covers: ["metafieldDefinitionCreate"],
    example: true,
    async prove({ data }) {
      const { metafieldDefinitionCreate } = await data<{ metafieldDefinitionCreate: unknown }>(DEFINE, {
        definition: {
          name: "Material",
          namespace: "custom",
          key: "material",
          description: "A list of materials used to make the product.",
          type: "list.single_line_text_field",
          ownerType: "PRODUCT",
          useAsCollectionCondition: true,
        },
      });

      assert.deepEqual(metafieldDefinitionCreate, {
        createdDefinition: {
          name: "Material",
          namespace: "custom",
          useAsCollectionCondition: true,
          access: { admin: "PUBLIC_READ_WRITE" },
        },
        userErrors: [],
      });
    },
  },
  {
    says: "the documented definition in a reserved namespace is read-only to the merchant",
    page: DEFINITION,
    covers: ["metafieldDefinitionCreate"],
    example: true,
    async prove({ data, devStore }) {
      const { metafieldDefinitionCreate } = await data<{ metafieldDefinitionCreate: unknown }>(DEFINE, {
        definition: {
          name: "Pizza size",
          namespace: "$app:bakery",
          key: "pizza_size",
          type: "dimension",
          description: "The size (diameter) of the pizza in inches.",
          ownerType: "PRODUCT",
          access: { admin: "MERCHANT_READ" },
        },
      });

      assert.deepEqual(metafieldDefinitionCreate, {
        createdDefinition: {
          name: "Pizza size",
          namespace: `app--${devStore.app.id}--bakery`,
          useAsCollectionCondition: false,
          access: { admin: "MERCHANT_READ" },
        },
        userErrors: [],
      });
    },
  },
  {
    says: "the documented definition takes pizzas of 9 to 15 inches, in whatever unit",
    page: DEFINITION,
    covers: ["metafieldDefinitionCreate", "metafieldsSet"],
    example: true,
    async prove({ data, variant }) {
      await data(DEFINE, {
        definition: {
          name: "Pizza size",
          namespace: "bakery",
          key: "pizza_size",
          type: "dimension",
          description: "The size (diameter) of the pizza in inches.",
          validations: [
            { name: "min", value: '{"unit": "INCHES", "value": "9"}' },
            { name: "max", value: '{"unit": "INCHES", "value": "15"}' },
          ],
          ownerType: "PRODUCT",
        },
      });
      const codeOf = async (value: object) => {
        const metafield = {
          ownerId: variant("C-1").productId,
          namespace: "bakery",
          key: "pizza_size",
          type: "dimension",
          value: JSON.stringify(value),
        };
        const { metafieldsSet } = await data<{ metafieldsSet: { userErrors: { code: string }[] } }>(
          "mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { code } } }",
          { m: [metafield] },
        );
        return metafieldsSet.userErrors[0]?.code;
      };

      assert.equal(await codeOf({ value: 12, unit: "in" }), undefined);
      assert.equal(await codeOf({ value: 30, unit: "cm" }), undefined);
      assert.equal(await codeOf({ value: 8, unit: "in" }), "INVALID_VALUE");
      assert.equal(await codeOf({ value: 40, unit: "cm" }), "INVALID_VALUE");
    },
  },
  {
    says: "the documented metafields are created and updated in one mutation",
    page: METAFIELDS,
    covers: ["metafieldsSet"],
    example: true,
    async prove({ data, variant }) {
      const ownerId = variant("C-1").productId;
      const richText = {
        type: "root",
        children: [
          {
            type: "paragraph",
            children: [
              { type: "text", value: "This is italicized text and ", italic: true },
              {
                url: "https://example.com",
                title: "Link to example.com",
                type: "link",
                children: [{ type: "text", value: "a bolded hyperlink", bold: true }],
              },
            ],
          },
        ],
      };
      const metafields = [
        ["my_fields", "materials", "multi_line_text_field", "95% Cotton\n5% Spandex"],
        ["my_fields", "manufactured", "single_line_text_field", "Made in Canada"],
        ["custom", "product_description", "rich_text_field", JSON.stringify(richText)],
      ].map(([namespace, key, type, value]) => ({ ownerId, namespace, key, type, value }));

      const { metafieldsSet } = await data<{ metafieldsSet: unknown }>(
        `mutation MetafieldsSet($metafields: [MetafieldsSetInput!]!) {
          metafieldsSet(metafields: $metafields) {
            metafields { key namespace value }
            userErrors { field message code }
          }
        }`,
        { metafields },
      );

      assert.deepEqual(metafieldsSet, {
        metafields: metafields.map(({ key, namespace, value }) => ({ key, namespace, value })),
        userErrors: [],
      });
    },
  },
];
