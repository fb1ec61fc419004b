import type { Installation } from "../state/records/app.ts";
import type { Store } from "../state/store.ts";
import type { AppRegistration } from "./app-registration.ts";

/** What an app may ask for beyond its toml's `scopes`: those that it declares as optional, and has not got. */
export function requestableScopes(
  app: AppRegistration,
  granted: readonly string[],
  wanted: readonly string[],
): string[] {
  return app.optionalScopes.filter((scope) => wanted.includes(scope) && !granted.includes(scope));
}

/** The scopes of an app that is installed again: those of its toml, and the optional ones that it still declares. */
export function scopesAfterUpdate(app: AppRegistration, granted: readonly string[]): string[] {
  const kept = granted.filter((scope) => app.optionalScopes.includes(scope) && !app.scopes.includes(scope));
  return [...app.scopes, ...kept];
}

/** Grants exactly these scopes from now on, to the app's tokens too, and tells the app when that is a change. */
export function grantExactly(store: Store, installation: Installation, scopes: string[]): void {
  const { appId, grantedScopes: previous } = installation;
  if (previous.join() === scopes.join()) return;
  installation.grantedScopes = scopes;
  store.state.installations.put(installation);
  for (const token of store.state.tokens.filter((one) => one.appId === appId))
    store.state.tokens.put(Object.assign(token, { scopes }));
  store.events.emit("app/scopes_update", { previous, current: scopes }, { appId });
}

export interface RevokeProblem {
  readonly code: string;
  readonly message: string;
}

/**
 * Why an app cannot give these scopes back: only granted optional ones can be revoked.
 * https://shopify.dev/docs/apps/build/authentication-authorization/app-installation/manage-access-scopes
 */
export function revokeProblem(
  app: AppRegistration,
  granted: readonly string[],
  scopes: readonly string[],
): RevokeProblem | null {
  for (const scope of scopes) {
    const isImplied = scope.startsWith("read_") && granted.includes(scope.replace("read_", "write_"));
    if (app.scopes.includes(scope)) {
      const message = "Scopes that are declared as required cannot be revoked.";
      return { code: "CANNOT_REVOKE_REQUIRED_SCOPES", message };
    }
    if (app.optionalScopes.includes(scope)) continue;
    if (isImplied) {
      return { code: "CANNOT_REVOKE_IMPLIED_SCOPES", message: "Already granted implied scopes cannot be revoked." };
    }
    if (granted.includes(scope)) {
      const message = "Cannot revoke optional scopes that haven't been declared.";
      return { code: "CANNOT_REVOKE_UNDECLARED_SCOPES", message };
    }
    const message = "The requested list of scopes to revoke includes invalid handles.";
    return { code: "UNKNOWN_SCOPES", message };
  }
  return null;
}

/** Takes scopes back from an app; answers with those that it had. */
export function revokeScopes(store: Store, installation: Installation, scopes: readonly string[]): string[] {
  const revoked = installation.grantedScopes.filter((scope) => scopes.includes(scope));
  const left = installation.grantedScopes.filter((scope) => !scopes.includes(scope));
  grantExactly(store, installation, left);
  return revoked;
}
