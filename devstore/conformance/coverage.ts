import { isObjectType, parse, TypeInfo, validate, visit, visitWithTypeInfo, type GraphQLSchema } from "graphql";
import { RESOLVERS } from "../graphql/emulated-fields.ts";

/** What of one document the dev store answers */
export interface DocumentCoverage {
  readonly name: string;
  readonly fields: number;
  /** `Product.feedback`, each once: the dev store would answer with an error that names it */
  readonly missing: readonly string[];
  /** Why the document is none of the Admin API's, in the schema's words */
  readonly invalid: readonly string[];
}

export interface CoverageOptions {
  readonly schema: GraphQLSchema;
  /** Fields that a conformance case was answered */
  readonly proved: ReadonlySet<string>;
}

/**
 * Says for a GraphQL document which of its fields the dev store emulates. A type that has resolvers answers with those; any
 * other is a value made on the spot, such as a mutation's payload: of those, fields count that a conformance case was answered.
 */
export function coverageOf(name: string, text: string, { schema, proved }: CoverageOptions): DocumentCoverage {
  const document = parse(text);
  const invalid = validate(schema, document).map((error) => error.message);
  const fields = new Set<string>();
  const info = new TypeInfo(schema);
  const note = (): void => {
    const type = info.getParentType();
    const field = info.getFieldDef();
    if (!type || !field || field.name.startsWith("__")) return;
    for (const one of isObjectType(type) ? [type] : schema.getPossibleTypes(type)) {
      if (isObjectType(type) || isKnown(one.name)) fields.add(`${one.name}.${field.name}`);
    }
  };
  visit(document, visitWithTypeInfo(info, { Field: note }));
  const missing = [...fields].filter((field) => !isAnswered(field, proved));
  return { name, fields: fields.size, missing, invalid };
}

function isKnown(typeName: string): boolean {
  return typeName in RESOLVERS;
}

function isAnswered(field: string, proved: ReadonlySet<string>): boolean {
  const [type = "", name = ""] = field.split(".");
  const known = RESOLVERS[type];
  return known ? name in known : proved.has(field);
}
