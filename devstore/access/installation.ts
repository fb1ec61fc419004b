import { cancelSubscriptionsOf } from "../billing/subscription.ts";
import { declareDefinitions } from "../metafields/declared-definitions.ts";
import type { Id } from "../state/ids.ts";
import { gid } from "../state/ids.ts";
import { removeMetafieldsOf } from "../state/metafields.ts";
import type { Installation } from "../state/records/app.ts";
import type { WebhookDelivery } from "../state/records/webhook.ts";
import type { Store } from "../state/store.ts";
import type { AppRegistration } from "./app-registration.ts";
import { grantExactly, scopesAfterUpdate } from "./scope-grant.ts";

export { handleAccessToken } from "./access-token.ts";
export { sessionToken } from "./session-token.ts";

const REDACT_AFTER_MS = 48 * 60 * 60 * 1000;

/** The installation of an app that is installed now; null before it and after an uninstall. */
export function findInstallation(store: Store, appId: Id): Installation | null {
  const installation = store.state.installations.get(appId);
  return installation?.active ? installation : null;
}

/**
 * Installs the app as Shopify's managed installation does: grants the scopes of its toml and subscribes the webhooks
 * declared there. Installing an installed app grants what its toml says now, and tells it when that differs.
 */
export function install(store: Store, app: AppRegistration): Installation {
  const before = store.state.installations.get(app.id);
  const apiSubscriptions = before?.active ? before.subscriptions.filter((one) => one.origin === "api") : [];
  const installation: Installation = {
    id: before?.id ?? store.nextId(),
    appId: app.id,
    active: true,
    grantedScopes: before?.active ? before.grantedScopes : [...app.scopes],
    installedAt: before?.active ? before.installedAt : store.timestamp(),
    subscriptions: [...declaredSubscriptions(store, app), ...apiSubscriptions],
    embeds: before?.active ? before.embeds : {},
  };
  store.state.installations.put(installation);
  cancelRedaction(store, app.id);
  if (before?.active) grantExactly(store, installation, scopesAfterUpdate(app, before.grantedScopes));
  declareDefinitions(store, app);
  return store.state.installations.get(app.id) ?? installation;
}

/** The merchant grants an installed app exactly these scopes from now on; the app hears of a change. */
export function changeScopes(store: Store, appId: Id, scopes: string[]): void {
  const installation = findInstallation(store, appId);
  if (installation) grantExactly(store, installation, scopes);
}

/**
 * Uninstalls the app: its tokens are dead at once, its subscription is cancelled, what it kept on its installation is gone,
 * it hears `app/uninstalled` now and `shop/redact` after 48 hours. Orders, discount codes and metafields on the shop's own things stay.
 */
export async function uninstall(store: Store, app: AppRegistration): Promise<void> {
  const installation = findInstallation(store, app.id);
  if (!installation) return;
  for (const { token } of store.state.tokens.filter((one) => one.appId === app.id)) store.state.tokens.delete(token);
  cancelSubscriptionsOf(store, app.id);
  store.events.emit("app/uninstalled", null, { appId: app.id });
  store.events.emit("shop/redact", null, { appId: app.id, delayMs: REDACT_AFTER_MS });
  installation.active = false;
  installation.subscriptions = [];
  installation.embeds = {};
  removeMetafieldsOf(store, gid("AppInstallation", installation.id));
  store.state.installations.put(installation);
  await store.save();
}

function declaredSubscriptions(store: Store, app: AppRegistration): Installation["subscriptions"] {
  const at = store.timestamp();
  return app.webhookTopics.map(
    ({ topic, uri, includeFields, metafieldNamespaces = [], filter = null, name = null }) => ({
      id: store.nextId(),
      topic,
      uri,
      origin: "toml",
      includeFields: [...includeFields],
      filter,
      metafieldNamespaces: [...metafieldNamespaces],
      name,
      createdAt: at,
      updatedAt: at,
    }),
  );
}

/** A shop that comes back within 48 hours keeps its data. */
function cancelRedaction(store: Store, appId: Id): void {
  const isDue = (one: WebhookDelivery) => one.topic === "shop/redact" && one.appId === appId && one.state === "pending";
  for (const { id } of store.state.deliveries.filter(isDue)) store.state.deliveries.delete(id);
}
