import { GraphQLError, GraphQLScalarType, Kind, type GraphQLSchema, type ValueNode } from "graphql";

type Parse = (value: unknown) => unknown;

/**
 * Shopify's scalars, which introspection leaves as names: what each accepts, and what it becomes inside. Numbers that may
 * pass 2^53 stay text.
 */
const PARSERS: Record<string, Parse> = {
  Decimal: (value) => decimal("Decimal", value),
  Money: (value) => decimal("Money", value),
  DateTime: (value) => dateTime(value),
  Date: (value) => matching("Date", /^\d{4}-\d{2}-\d{2}$/, value),
  URL: (value) => url(value),
  UnsignedInt64: (value) => matching("UnsignedInt64", /^\d{1,20}$/, typeof value === "number" ? String(value) : value),
  BigInt: (value) => matching("BigInt", /^-?\d+$/, typeof value === "number" ? String(value) : value),
  Color: (value) => matching("Color", /^#[0-9a-fA-F]{6}$/, value),
  HTML: (value) => matching("HTML", /^[^]*$/, value),
  FormattedString: (value) => matching("FormattedString", /^[^]*$/, value),
  ARN: (value) => matching("ARN", /^arn:aws:events:/, value),
  UtcOffset: (value) => matching("UtcOffset", /^[+-]\d{2}:\d{2}$/, value),
  StorefrontID: (value) => matching("StorefrontID", /^.+$/, value),
  ID: (value) => globalId(value),
};

/** Teaches a schema built from introspection to check what it is given. */
export function teachScalars(schema: GraphQLSchema): void {
  for (const [name, parse] of Object.entries(PARSERS)) {
    const type = schema.getType(name);
    if (!(type instanceof GraphQLScalarType)) continue;
    type.parseValue = parse;
    type.parseLiteral = (node) => parse(literal(node));
  }
}

function literal(node: ValueNode): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.INT:
    case Kind.FLOAT:
      return node.value;
    case Kind.BOOLEAN:
      return node.value;
    default:
      return undefined;
  }
}

function decimal(type: string, value: unknown): string {
  const text = typeof value === "number" && Number.isFinite(value) ? String(value) : value;
  return matching(type, /^-?\d+(\.\d+)?$/, text);
}

function dateTime(value: unknown): string {
  const text = matching("DateTime", /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/, value);
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new GraphQLError(`'${text}' is not a valid DateTime`);
  return `${date.toISOString().slice(0, 19)}Z`;
}

function url(value: unknown): string {
  const text = matching("URL", /^\S+$/, value);
  if (!URL.canParse(text) && !text.startsWith("/")) throw new GraphQLError(`'${text}' is not a valid URL`);
  return text;
}

function globalId(value: unknown): string {
  const text = matching("ID", /^[^]+$/, typeof value === "number" ? String(value) : value);
  const isShopifys = /^gid:\/\/[A-Za-z-]+\/[A-Za-z]+\/[^/]+$/.test(text) || /^\d+$/.test(text);
  if (!isShopifys) throw new GraphQLError(`Invalid global id '${text}'`);
  return text;
}

function matching(type: string, pattern: RegExp, value: unknown): string {
  if (typeof value === "string" && pattern.test(value)) return value;
  throw new GraphQLError(`Could not coerce value ${JSON.stringify(value)} to ${type}`);
}
