import type { AppRegistration } from "../access/app-registration.ts";
import { findInstallation } from "../access/installation.ts";
import { grantExactly, revokeProblem, revokeScopes } from "../access/scope-grant.ts";
import type { Store } from "../state/store.ts";

export interface ScopesDetail {
  readonly granted: readonly string[];
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

export type ScopesAnswer =
  | { readonly detail: ScopesDetail; readonly revoked: readonly string[] }
  /** What App Bridge throws */
  | { readonly error: string };

/**
 * What the admin does for an app's `shopify.scopes`: tells of its scopes, grants optional ones once the merchant agreed, takes
 * some back. Only scopes that the app declares as optional can be asked for.
 * https://shopify.dev/docs/api/app-home/apis/authentication-and-data/scopes-api
 */
export function answerScopes(store: Store, app: AppRegistration, form: URLSearchParams): ScopesAnswer {
  const installation = findInstallation(store, app.id);
  if (installation === null) return { error: "The app is not installed." };
  const scopes = form.getAll("scope");
  const wish = form.get("wish");
  let revoked: readonly string[] = [];
  if (wish === "revoke") {
    const problem = revokeProblem(app, installation.grantedScopes, scopes);
    if (problem !== null) return { error: problem.message };
    revoked = revokeScopes(store, installation, scopes);
  } else {
    const undeclared = scopes.filter((scope) => !app.optionalScopes.includes(scope) && !app.scopes.includes(scope));
    if (undeclared.length > 0) return { error: `Scopes that the app does not declare: ${undeclared.join(", ")}` };
    const more = scopes.filter((scope) => !installation.grantedScopes.includes(scope));
    if (wish === "grant") grantExactly(store, installation, [...installation.grantedScopes, ...more]);
  }
  const { grantedScopes: granted } = installation;
  return { detail: { granted, required: app.scopes, optional: app.optionalScopes }, revoked };
}
