import { GraphQLError } from "graphql";
import type { AppRegistration } from "../../access/app-registration.ts";
import type { AdminContext } from "../resolver.ts";

/** The app that asks. Throws for the merchant's own token: what is an app's own business needs an app. */
export function requireApp({ caller }: AdminContext): AppRegistration {
  if (caller.app) return caller.app;
  throw new GraphQLError("The merchant's own token belongs to no app.", { extensions: { code: "ACCESS_DENIED" } });
}
