import { fileURLToPath } from "node:url";
import { MERCHANT_TOKEN } from "../access/access-token.ts";
import type { AppRegistration } from "../access/app-registration.ts";
import { handleAccessToken, install, sessionToken } from "../access/installation.ts";
import { addProduct, addVariant } from "../catalogue/product-records.ts";
import { answerAdminGraphql } from "../graphql/endpoint.ts";
import { Clock } from "./clock.ts";
import type { Id } from "./ids.ts";
import type { Product, Variant } from "./records/product.ts";
import { Store } from "./store.ts";

/** Builders for the dev store's own tests: a shop in memory, an app, things to sell. */
export const SCHEMA_DIR = fileURLToPath(new URL("../../.cache/shopify", import.meta.url));

/** A clock that stands still until it is moved. */
export class TestClock extends Clock {
  constructor() {
    super();
    this.setSpeed(0);
    this.set(new Date("2026-11-21T10:00:00Z"));
  }

  advanceSeconds(seconds: number): void {
    this.advance(seconds * 1000);
  }
}

export function aStore(clock = new TestClock()): Promise<Store> {
  return Store.open({ dataDir: null, schemaDir: SCHEMA_DIR, clock });
}

export function anApp(given: Partial<AppRegistration> = {}): AppRegistration {
  return {
    id: "610546323863",
    clientId: "paniere-dev",
    clientSecret: "secret",
    handle: "paniere",
    name: "Paniere",
    applicationUrl: "https://app.example",
    embedded: true,
    scopes: ["read_products", "read_inventory", "read_locations", "read_orders", "write_orders", "write_discounts"],
    optionalScopes: [],
    webhookApiVersion: "2026-10",
    webhookTopics: [],
    proxy: null,
    metafieldDefinitions: [],
    extensionsDir: null,
    ...given,
  };
}

export interface ProductGiven {
  readonly title?: string;
  readonly price?: string;
  readonly units?: number;
  readonly tracked?: boolean;
  readonly tags?: string[];
}

/** A product with one variant, its units at the first location. */
export function aProduct(store: Store, given: ProductGiven = {}): { product: Product; variant: Variant } {
  const at = store.timestamp();
  const title = given.title ?? "Clay Pot";
  const product: Product = {
    id: store.nextId(),
    handle: title.toLowerCase().replace(/ /g, "-"),
    title,
    bodyHtml: "",
    vendor: "Company",
    productType: "Outdoor",
    tags: given.tags ?? [],
    status: "ACTIVE",
    published: true,
    options: [{ id: store.nextId(), name: "Title", values: ["Default Title"] }],
    variantIds: [],
    images: [],
    createdAt: at,
    updatedAt: at,
  };
  addProduct(store, product);
  const variant = addVariant(
    store,
    product,
    {
      title: "Default Title",
      sku: `SKU-${title}`,
      barcode: null,
      price: given.price ?? "10.00",
      compareAtPrice: null,
      optionValues: ["Default Title"],
      position: 1,
      inventoryPolicy: "DENY",
      taxable: true,
      imageId: null,
    },
    { tracked: given.tracked ?? true, requiresShipping: true, cost: null, units: given.units ?? 5 },
  );
  return { product, variant };
}

/** Installs the app and answers with an expiring offline token for it. */
export function aToken(store: Store, app: AppRegistration): string {
  install(store, app);
  const { json } = exchangeToken(store, app);
  return String(json["access_token"]);
}

export function exchangeToken(store: Store, app: AppRegistration, given: Record<string, string> = {}) {
  const body = {
    client_id: app.clientId,
    client_secret: app.clientSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: sessionToken(store, app, "42", store.now()),
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
    ...given,
  };
  return handleAccessToken(store, [app], JSON.stringify(body));
}

/** The answer's JSON, loosely typed: a test says what it expects of it. */
export type Loose = { readonly [key: string]: Loose } & readonly Loose[];

/** Asks the Admin API as the merchant, or with an app's token. */
export async function ask(
  store: Store,
  apps: readonly AppRegistration[],
  query: string,
  given: { variables?: object; token?: string | null } = {},
): Promise<Loose> {
  const token = given.token === undefined ? MERCHANT_TOKEN : given.token;
  const body = JSON.stringify({ query, variables: given.variables ?? {} });
  const answer = await answerAdminGraphql(store, apps, { token, apiVersion: "2026-10", body });
  return JSON.parse(answer.body) as Loose;
}

export function idsOfLocations(store: Store): Id[] {
  return [...store.state.locations.keys()];
}
