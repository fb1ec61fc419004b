import type { World } from "./world.ts";

export const CREATE = `mutation ($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) {
    webhookSubscription { id topic uri filter includeFields format } userErrors { field message } } }`;

export type Created = {
  webhookSubscription: { id: string } | null;
  userErrors: { field: string[]; message: string }[];
};

/** Where the app of the case takes webhooks. */
export const address = ({ devStore }: World): string => `${devStore.app.applicationUrl}/webhooks`;

/** Subscribes the app to a topic, such as PRODUCTS_UPDATE. */
export async function subscribe(world: World, topic: string, input: object = {}): Promise<Created> {
  const { webhookSubscriptionCreate } = await world.data<{ webhookSubscriptionCreate: Created }>(CREATE, {
    topic,
    input: { uri: address(world), ...input },
  });
  return webhookSubscriptionCreate;
}

/** Gives the product that holds this SKU another title. */
export async function rename(world: World, sku: string, title: string): Promise<void> {
  await world.data(
    `mutation ($product: ProductUpdateInput!) { productUpdate(product: $product) { userErrors { message } } }`,
    { product: { id: world.variant(sku).productId, title } },
  );
}

/** The addresses of all subscriptions that the app made by the API. */
export async function addresses({ data }: World): Promise<string[]> {
  const { webhookSubscriptions } = await data<{ webhookSubscriptions: { nodes: { uri: string }[] } }>(
    "{ webhookSubscriptions(first: 10) { nodes { uri } } }",
  );
  return webhookSubscriptions.nodes.map(({ uri }) => uri);
}
