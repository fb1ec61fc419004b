import type { AppRegistration } from "../../access/app-registration.ts";
import { uninstall } from "../../access/installation.ts";
import { revokeProblem, revokeScopes } from "../../access/scope-grant.ts";
import { purchasesOf } from "../../billing/purchase.ts";
import { subscriptionsOf } from "../../billing/subscription.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Installation } from "../../state/records/app.ts";
import { API_VERSION } from "../api-version.ts";
import { pageOf, type PageArgs } from "../connection.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { byId } from "./app-subscription.ts";
import { requireApp } from "./calling-app.ts";
import { metafieldFields } from "./metafield.ts";

export const app = fieldsOf<AppRegistration>({
  id: (app) => gid("App", app.id),
  apiKey: (app) => app.clientId,
  title: (app) => app.name,
  handle: (app) => app.handle,
  embedded: (app) => app.embedded,
  developerType: () => "PARTNER",
  developerName: () => null,
  published: () => false,
  shopifyDeveloped: () => false,
  webhookApiVersion: () => API_VERSION,
  requestedAccessScopes: (app) => app.scopes.map(accessScope),
  optionalAccessScopes: (app) => app.optionalScopes.map(accessScope),
  availableAccessScopes: (app) => [...new Set([...app.scopes, ...app.optionalScopes])].map(accessScope),
  previouslyInstalled: (app, _args, { store }) => store.state.installations.get(app.id) !== undefined,
  installation: (app, _args, { caller }) => (caller.app?.id === app.id ? caller.installation : null),
  launchUrl: (app, _args, { store }) => launchUrl(store.domain, app),
  uninstallUrl: () => null,
});

export const appInstallation = fieldsOf<Installation>({
  ...metafieldFields<Installation>("AppInstallation"),
  id: (installation) => gid("AppInstallation", installation.id),
  app: (installation, _args, { apps }) => apps.find((app) => app.id === installation.appId),
  accessScopes: (installation) => installation.grantedScopes.map(accessScope),
  activeSubscriptions: (installation, _args, { store }) => activeSubscriptions(installation, store),
  subscriptions: (installation, _args, { store }) => activeSubscriptions(installation, store),
  allSubscriptions: (installation, args: PageArgs, context: AdminContext) =>
    pageOf(subscriptionsOf(context.store, installation.appId), args, context, byId),
  oneTimePurchases: (installation, args: PageArgs, context: AdminContext) =>
    pageOf(purchasesOf(context.store, installation.appId), args, context, byId),
  credits: (_installation, args: PageArgs, context: AdminContext) => pageOf([], args, context, byId),
  launchUrl: (installation, _args, { apps, store }) => {
    const app = apps.find((one) => one.id === installation.appId);
    return app && launchUrl(store.domain, app);
  },
  uninstallUrl: () => null,
});

type ById = { readonly id?: string | null };

export const appQueries = {
  app: (_root: unknown, args: ById, { apps, caller }: AdminContext) =>
    !isGiven(args.id) ? caller.app : (apps.find((app) => app.id === idIn(args.id ?? "", "App")) ?? null),
  appByHandle: (_root: unknown, args: { readonly handle: string }, { apps }: AdminContext) =>
    apps.find((app) => app.handle === args.handle) ?? null,
  appByKey: (_root: unknown, args: { readonly apiKey: string }, { apps }: AdminContext) =>
    apps.find((app) => app.clientId === args.apiKey) ?? null,
  currentAppInstallation: (_root: unknown, _args: object, context: AdminContext) => {
    requireApp(context);
    return context.caller.installation;
  },
  appInstallation: (_root: unknown, args: ById, context: AdminContext) => {
    const { installation } = context.caller;
    requireApp(context);
    return !isGiven(args.id) || idIn(args.id ?? "", "AppInstallation") === installation?.id ? installation : null;
  },
};

export const appMutations = {
  /** https://shopify.dev/docs/apps/build/authentication-authorization/app-installation/manage-access-scopes */
  appRevokeAccessScopes: (_root: unknown, args: { readonly scopes: readonly string[] }, context: AdminContext) => {
    const { app, installation } = context.caller;
    if (!app || !installation) {
      const message = "No app found on the access token.";
      return { revoked: [], userErrors: [{ field: ["id"], message, code: "MISSING_SOURCE_APP" }] };
    }
    const problem = revokeProblem(app, installation.grantedScopes, args.scopes);
    if (problem) return { revoked: null, userErrors: [{ field: ["scopes"], ...problem }] };
    return { revoked: revokeScopes(context.store, installation, args.scopes).map(accessScope), userErrors: [] };
  },

  /** https://shopify.dev/docs/apps/build/authentication-authorization/app-installation/uninstall-app-api-request */
  appUninstall: async (_root: unknown, _args: object, context: AdminContext) => {
    const app = requireApp(context);
    await uninstall(context.store, app);
    return { app, userErrors: [] };
  },
};

function activeSubscriptions(installation: Installation, store: AdminContext["store"]): object[] {
  return subscriptionsOf(store, installation.appId).filter(({ status }) => status === "ACTIVE");
}

function launchUrl(domain: string, app: AppRegistration): string {
  return `https://${domain}/admin/apps/${app.handle}`;
}

function accessScope(handle: string): object {
  return { handle, description: handle.replaceAll("_", " ") };
}
