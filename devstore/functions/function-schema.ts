import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { API_VERSION } from "../graphql/api-version.ts";

const loaded = new Map<string, Promise<GraphQLSchema>>();

/** The official schema of what a cart and checkout validation may ask for, read once per process. */
export function validationSchema(schemaDir: string): Promise<GraphQLSchema> {
  const known = loaded.get(schemaDir) ?? load(schemaDir);
  loaded.set(schemaDir, known);
  return known;
}

async function load(schemaDir: string): Promise<GraphQLSchema> {
  const file = join(schemaDir, `functions_cart_checkout_validation_${API_VERSION}.json.gz`);
  const text = (await promisify(gunzip)(await readFile(file))).toString("utf8");
  const { data } = JSON.parse(text) as { data: IntrospectionQuery };
  return buildClientSchema(data, { assumeValid: true });
}
