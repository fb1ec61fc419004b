import type { World } from "./world.ts";

export interface Problem {
  readonly field: readonly string[] | null;
  readonly code: string;
}

export interface Uncoded {
  readonly field: readonly string[] | null;
  readonly message: string;
}

export interface ShownVariant {
  readonly id: string;
  readonly title: string;
  readonly price: string;
}

export interface VariantsAnswer {
  readonly product: { readonly variants: { readonly nodes: readonly ShownVariant[] } } | null;
  readonly productVariants: readonly ShownVariant[] | null;
  readonly userErrors: readonly Problem[];
}

const SHOWN = "variants(first: 50) { nodes { id title price } }";

/** Makes a product and answers its global id. */
export async function createProduct(world: World, product: object): Promise<string> {
  const { productCreate } = await world.data<{ productCreate: { product: { id: string } } }>(
    "mutation ($product: ProductCreateInput!) { productCreate(product: $product) { product { id } userErrors { message } } }",
    { product },
  );
  return productCreate.product.id;
}

/** What is wrong with a product that was to be made */
export async function refusedProduct(world: World, product: object): Promise<readonly Uncoded[]> {
  const { productCreate } = await world.data<{ productCreate: { userErrors: readonly Uncoded[] } }>(
    "mutation ($product: ProductCreateInput!) { productCreate(product: $product) { userErrors { field message } } }",
    { product },
  );
  return productCreate.userErrors;
}

/** A product in two colours, with one variant: "Red" */
export async function createTee(world: World): Promise<string> {
  return createProduct(world, {
    title: "Tee",
    productOptions: [{ name: "Color", values: [{ name: "Red" }, { name: "Green" }] }],
  });
}

export async function createVariants(world: World, variables: object): Promise<VariantsAnswer> {
  const { productVariantsBulkCreate } = await world.data<{ productVariantsBulkCreate: VariantsAnswer }>(
    `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!, $strategy: ProductVariantsBulkCreateStrategy) {
      productVariantsBulkCreate(productId: $productId, variants: $variants, strategy: $strategy) {
        product { ${SHOWN} } productVariants { id title price } userErrors { field code } } }`,
    variables,
  );
  return productVariantsBulkCreate;
}

export async function updateVariants(world: World, variables: object): Promise<VariantsAnswer> {
  const { productVariantsBulkUpdate } = await world.data<{ productVariantsBulkUpdate: VariantsAnswer }>(
    `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!, $partial: Boolean) {
      productVariantsBulkUpdate(productId: $productId, variants: $variants, allowPartialUpdates: $partial) {
        product { ${SHOWN} } productVariants { id title price } userErrors { field code } } }`,
    variables,
  );
  return productVariantsBulkUpdate;
}

export async function deleteVariants(world: World, variables: object): Promise<VariantsAnswer> {
  const { productVariantsBulkDelete } = await world.data<{ productVariantsBulkDelete: VariantsAnswer }>(
    `mutation bulkDeleteProductVariants($productId: ID!, $variantsIds: [ID!]!) {
      productVariantsBulkDelete(productId: $productId, variantsIds: $variantsIds) {
        product { ${SHOWN} } userErrors { field code } } }`,
    variables,
  );
  return productVariantsBulkDelete;
}

/** The titles of variants in their order */
export function titlesOf(answer: VariantsAnswer): string[] {
  return (answer.product?.variants.nodes ?? []).map((variant) => variant.title);
}

export interface ShownOption {
  readonly id: string;
  readonly name: string;
  readonly position: number;
  readonly values: readonly string[];
  readonly optionValues: readonly { readonly id: string; readonly name: string; readonly hasVariants: boolean }[];
}

export interface ShownProduct {
  readonly options: readonly ShownOption[];
  readonly variants: { readonly nodes: readonly { readonly id: string; readonly title: string }[] };
}

/** A product with its options and variants */
export async function showProduct({ data }: World, id: string): Promise<ShownProduct> {
  const { product } = await data<{ product: ShownProduct }>(
    `query ($id: ID!) { product(id: $id) { variants(first: 50) { nodes { id title } }
      options { id name position values optionValues { id name hasVariants } } } }`,
    { id },
  );
  return product;
}

/** The global ids of the shop's publications: the online store and another channel */
export async function publications({
  data,
}: World): Promise<{ readonly onlineStore: string; readonly channel: string }> {
  const answer = await data<{ publications: { nodes: readonly { id: string }[] } }>(
    "{ publications(first: 10) { nodes { id } } }",
  );
  const [first, second] = answer.publications.nodes;
  return { onlineStore: first?.id ?? "", channel: second?.id ?? "" };
}
