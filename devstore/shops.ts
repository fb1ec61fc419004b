import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { AppRegistration } from "./access/app-registration.ts";
import { createAdmin } from "./admin/admin-handler.ts";
import type { AdminSetting } from "./admin/admin-setting.ts";
import { appBridgeScript } from "./admin/app-bridge-script.ts";
import { resumeBulkOperations } from "./bulk/resume.ts";
import { resumePublishing } from "./catalogue/publishing.ts";
import type { Control } from "./control/control.ts";
import { resumeReservations } from "./drafts/reservation.ts";
import type { Handler } from "./network/exchange.ts";
import { createAdminApi, createShopHost } from "./network/shop-host.ts";
import type { Shop } from "./state/records/shop.ts";
import { Store } from "./state/store.ts";
import { createStorefront } from "./storefront/storefront-handler.ts";
import type { Storefront } from "./storefront/storefront.ts";
import { WebhookSender } from "./webhooks/webhook-sender.ts";

/** What all shops of a dev store have in common. */
export interface ShopSurroundings {
  /** Folder that holds a folder per shop; null keeps the shops in memory */
  readonly shopsDir: string | null;
  readonly schemaDir: string;
  readonly control: Control;
  readonly apps: readonly AppRegistration[];
  readonly appTarget: string;
  /** The first shop's address for a person, such as http://localhost:4501 */
  readonly shopAddress: string;
  readonly adminOrigins: readonly string[];
  readonly log: (line: string) => void;
}

/** A shop that is open: what it knows, and who answers for it. */
export interface OpenShop {
  readonly store: Store;
  readonly webhooks: WebhookSender;
  readonly storefront: Storefront;
  /** The admin's pages, for its frame and addresses */
  readonly setting: AdminSetting;
  /** The online store for a person */
  readonly onlineStore: Handler;
  readonly admin: Handler;
  readonly adminApi: Handler;
  /** `{shop}.myshopify.com` */
  readonly host: Handler;
}

/** What a new shop is like; its handle is the part of its domain before `.myshopify.com`. */
export type NewShop = Partial<Omit<Shop, "id" | "primaryDomainUrl">> & { readonly handle: string };

const FIRST_SHOP = "demo";
const FIRST_SHOP_ID = 71_234_567_890;

/** The shops of a dev store. The first is `demo`; more can be opened at any time, each with its own ids, money and webhooks. */
export class Shops {
  readonly #around: ShopSurroundings;
  readonly #open = new Map<string, OpenShop>();

  private constructor(around: ShopSurroundings) {
    this.#around = around;
  }

  /** Opens the shops that are kept, or the first one. */
  static async open(around: ShopSurroundings): Promise<Shops> {
    const shops = new Shops(around);
    const kept = around.shopsDir === null ? [] : await keptHandles(around.shopsDir);
    for (const handle of [FIRST_SHOP, ...kept.filter((one) => one !== FIRST_SHOP)]) await shops.add({ handle });
    return shops;
  }

  get first(): OpenShop {
    const [first] = this.#open.values();
    if (!first) throw new Error("The dev store has no shop any more.");
    return first;
  }

  all(): OpenShop[] {
    return [...this.#open.values()];
  }

  /** The shop with this handle or domain. */
  find(name: string): OpenShop | null {
    return this.#open.get(name.replace(/\.myshopify\.com$/, "")) ?? null;
  }

  /** Opens one more shop. Throws when there is one with that handle, or when it could not be part of a domain. */
  async add(given: NewShop): Promise<OpenShop> {
    const { handle } = given;
    if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(handle)) throw new Error(`"${handle}" cannot be the name of a shop.`);
    if (this.#open.has(handle)) throw new Error(`There is a shop ${handle}.myshopify.com already.`);
    const { shopsDir, schemaDir, control, apps, appTarget, log } = this.#around;
    const address = new URL(this.#around.shopAddress);
    if (this.#open.size > 0) address.hostname = `${handle}.localhost`;
    const store = await Store.open({
      dataDir: shopsDir === null ? null : join(shopsDir, handle),
      schemaDir,
      clock: control.clock,
      newShop: { ...newNames(handle), ...given, id: this.#nextShopId() },
      shop: { primaryDomainUrl: address.origin },
    });
    const webhooks = new WebhookSender({
      store,
      apps,
      appTarget,
      log,
      faultsOf: (topic) => control.faults.ofWebhook(handle, topic),
    });
    const wake = async (): Promise<void> => {
      resumeReservations(store);
      resumePublishing(store);
      await resumeBulkOperations(store, apps);
    };
    store.onReplaced(() => void wake());
    await wake();
    const shop = this.#shopOf(store, webhooks);
    this.#open.set(handle, shop);
    return shop;
  }

  /** Closes a shop; what is kept of it stays. */
  async remove(handle: string): Promise<void> {
    const shop = this.#open.get(handle);
    this.#open.delete(handle);
    await shop?.webhooks.close();
    await shop?.store.close();
  }

  /** Closes a shop, and forgets what was kept of it. */
  async delete(handle: string): Promise<void> {
    const filesDir = this.#open.get(handle)?.store.filesDir;
    await this.remove(handle);
    if (filesDir !== undefined) await rm(filesDir, { recursive: true, force: true });
  }

  async close(): Promise<void> {
    for (const handle of [...this.#open.keys()]) await this.remove(handle);
  }

  #nextShopId(): string {
    const ids = this.all().map(({ store }) => Number(store.state.shop.id));
    return String(Math.max(FIRST_SHOP_ID - 1, ...ids) + 1);
  }

  #shopOf(store: Store, webhooks: WebhookSender): OpenShop {
    const { apps, adminOrigins, control, log } = this.#around;
    const { handle } = store.state.shop;
    const appBridge = (): string => appBridgeScript({ adminOrigins, shopHandle: store.state.shop.handle });
    const storefront = { store, apps, log, appBridge };
    const setting: AdminSetting = {
      store,
      apps,
      shopAddress: store.state.shop.primaryDomainUrl,
      adminOrigins,
      log,
      redeliver: async ({ id }) => {
        await webhooks.redeliver(id);
      },
    };
    const onlineStore = createStorefront(storefront);
    const adminApi = createAdminApi(store, apps, {
      throttles: () => control.faults.throttles(handle),
      refusal: (operation) => control.faults.refusal(handle, operation),
    });
    return {
      store,
      webhooks,
      storefront,
      setting,
      onlineStore,
      adminApi,
      admin: createAdmin(setting),
      host: createShopHost({ store, apps, storefront: onlineStore, adminApi }),
    };
  }
}

/** The first shop has names of its own. */
function newNames(handle: string): Partial<Shop> {
  return handle === FIRST_SHOP ? {} : { name: handle, email: `merchant@${handle}.example` };
}

async function keptHandles(shopsDir: string): Promise<string[]> {
  try {
    const entries = await readdir(shopsDir, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
