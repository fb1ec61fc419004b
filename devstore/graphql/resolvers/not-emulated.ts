import { GraphQLError } from "graphql";

/** A value that Shopify would take and the dev store cannot is an error that names it. */
export function notEmulated(what: string): GraphQLError {
  return new GraphQLError(`The dev store does not emulate ${what}.`, { extensions: { code: "NOT_EMULATED" } });
}
