import type { Asker } from "./admin-client.ts";
import type { World } from "./world.ts";

/** What a case asks for in place of what is usual */
export type Given = Readonly<Record<string, unknown>>;

/** A userError */
export interface Problem {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

/** What `metafieldDefinitionCreate` answers */
export interface Created {
  readonly createdDefinition: Record<string, unknown> | null;
  readonly userErrors: readonly Problem[];
}

const FIELDS = `id name namespace key ownerType pinnedPosition metafieldsCount validationStatus
  type { name category } access { admin storefront } validations { name value }
  capabilities { uniqueValues { enabled eligible } }`;

/** Creates a definition: a line of text on products, where nothing else is given. */
export async function createDefinition(world: World, given: Given = {}, asker?: Asker): Promise<Created> {
  const definition = {
    name: "Care",
    namespace: "custom",
    key: "care",
    type: "single_line_text_field",
    ownerType: "PRODUCT",
    ...given,
  };
  const { metafieldDefinitionCreate } = await world.data<{ metafieldDefinitionCreate: Created }>(
    `mutation ($definition: MetafieldDefinitionInput!) {
      metafieldDefinitionCreate(definition: $definition) {
        createdDefinition { ${FIELDS} }
        userErrors { field message code }
      }
    }`,
    { definition },
    asker,
  );
  return metafieldDefinitionCreate;
}

/** The code with which a value is refused; undefined when it is taken. */
export async function setCode(world: World, value: string, given: Given = {}): Promise<string | undefined> {
  const metafield = { ownerId: world.variant("C-1").productId, namespace: "custom", key: "care", value, ...given };
  const { metafieldsSet } = await world.data<{ metafieldsSet: { userErrors: { code: string }[] } }>(
    "mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { code } } }",
    { m: [metafield] },
  );
  return metafieldsSet.userErrors[0]?.code;
}

/** Asks one mutation of definitions; its variables are declared by their names. */
export async function changeDefinition(
  world: World,
  mutation: string,
  given: Given,
  asker?: Asker,
): Promise<Record<string, unknown>> {
  const definitions: Record<string, string> = {
    id: "ID!",
    identifier: "MetafieldDefinitionIdentifierInput!",
    definition: "MetafieldDefinitionUpdateInput!",
    all: "Boolean!",
  };
  const names = Object.keys(given).map((name) => `$${name}: ${definitions[name] ?? ""}`);
  const answer = await world.data<Record<string, Record<string, unknown>>>(
    `mutation (${names.join(", ")}) { answer: ${mutation} }`,
    given,
    asker,
  );
  return answer["answer"] ?? {};
}
