import type { TypedDocumentNode } from "@graphql-typed-document-node/core";

/** Speaks Admin GraphQL for one shop, at the pace that its cost bucket allows. */
export interface AdminClient {
  /** Answers a query's data. Throws ShopifyThrottled, ShopifyUnavailable or ShopifyAccessLost. */
  query<Data, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
  /** Answers a mutation's data; throws ShopifyRefused when any of its payloads carries userErrors. */
  mutate<Data extends object, Variables extends object>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>;
}
