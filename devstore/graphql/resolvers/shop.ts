import { GraphQLError } from "graphql";
import type { AppRegistration } from "../../access/app-registration.ts";
import { gid, idIn } from "../../state/ids.ts";
import type { Installation } from "../../state/records/app.ts";
import type { Shop } from "../../state/records/shop.ts";
import { API_VERSION } from "../api-version.ts";
import { isGiven } from "../given.ts";
import { fieldsOf, type AdminContext } from "../resolver.ts";
import { metafieldFields } from "./metafield.ts";

export const shop = fieldsOf<Shop>({
  ...metafieldFields<Shop>("Shop"),
  id: (shop) => gid("Shop", shop.id),
  name: (shop) => shop.name,
  email: (shop) => shop.email,
  contactEmail: (shop) => shop.email,
  myshopifyDomain: (shop) => `${shop.handle}.myshopify.com`,
  url: (shop) => shop.primaryDomainUrl,
  primaryDomain: (shop) => ({
    id: gid("Domain", shop.id),
    url: shop.primaryDomainUrl,
    host: new URL(shop.primaryDomainUrl).host,
    sslEnabled: shop.primaryDomainUrl.startsWith("https:"),
  }),
  currencyCode: (shop) => shop.currencyCode,
  enabledPresentmentCurrencies: (shop) => [shop.currencyCode],
  ianaTimezone: (shop) => shop.ianaTimezone,
  taxesIncluded: () => true,
  taxShipping: () => false,
  setupRequired: () => false,
  checkoutApiSupported: () => true,
  unitSystem: () => "METRIC_SYSTEM",
  weightUnit: () => "KILOGRAMS",
  orderNumberFormatPrefix: () => "#",
  orderNumberFormatSuffix: () => "",
  plan: () => ({
    displayName: "Development",
    publicDisplayName: "Development",
    partnerDevelopment: true,
    shopifyPlus: false,
  }),
});

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
  previouslyInstalled: (app, _args, { store }) => store.state.installations.get(app.id) !== undefined,
  installation: (app, _args, { caller }) => (caller.app?.id === app.id ? caller.installation : null),
});

export const appInstallation = fieldsOf<Installation>({
  ...metafieldFields<Installation>("AppInstallation"),
  id: (installation) => gid("AppInstallation", installation.id),
  app: (installation, _args, { apps }) => apps.find((app) => app.id === installation.appId),
  accessScopes: (installation) => installation.grantedScopes.map(accessScope),
  activeSubscriptions: () => [],
  launchUrl: (installation, _args, { apps, store }) =>
    `https://${store.domain}/admin/apps/${apps.find((app) => app.id === installation.appId)?.handle ?? ""}`,
});

export const shopQueries = {
  shop: (_root: unknown, _args: object, { store }: AdminContext) => store.state.shop,
  app: (_root: unknown, args: { readonly id?: string | null }, { apps, caller }: AdminContext) =>
    !isGiven(args.id) ? caller.app : (apps.find((app) => app.id === idIn(args.id ?? "", "App")) ?? null),
  currentAppInstallation: (_root: unknown, _args: object, { caller }: AdminContext) => {
    if (caller.installation) return caller.installation;
    throw new GraphQLError("The merchant's own token belongs to no app.", { extensions: { code: "ACCESS_DENIED" } });
  },
};

function accessScope(handle: string): object {
  return { handle, description: handle.replace("_", " ") };
}
