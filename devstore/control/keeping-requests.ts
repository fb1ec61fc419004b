import { generateShop, readShopSize } from "../catalogue/generated/generate-shop.ts";
import type { OpenShop, Shops } from "../shops.ts";
import { SnapshotRefused, type Snapshots } from "../snapshots.ts";
import type { Control } from "./control.ts";
import { NoFault } from "./fault.ts";

/** Those who keep what the dev store is like */
export interface Keeping {
  readonly shops: Shops;
  readonly snapshots: Snapshots;
  readonly reset: (shopName?: string) => Promise<void>;
}

interface Ask {
  readonly control: Control;
  readonly keeping: Keeping;
  readonly path: string;
  readonly given: Readonly<Record<string, unknown>>;
}

/**
 * What the control API does with snapshots: `/snapshots` takes one (`name`, `shop`), `/snapshots/{name}/restore` brings it
 * back (`shop`), `/reset` empties (`shop`), `/generate` fills (`size`, `seed`, `shop`). Null for any other address.
 */
export async function keepingRequest({ control, keeping, path, given }: Ask): Promise<object | null> {
  const { snapshots, reset } = keeping;
  const shopName = textIn(given, "shop");
  const restored = /^\/snapshots\/(?<name>[^/]+)\/restore$/.exec(path)?.groups?.["name"];
  if (path === "/snapshots") {
    const snapshot = await refusedInWords(snapshots.take(textIn(given, "name") ?? "", shopName));
    control.note(`kept as "${snapshot.name}": ${snapshot.shops.join(", ")}`);
    return snapshot;
  }
  if (restored !== undefined) {
    const snapshot = await refusedInWords(snapshots.restore(decodeURIComponent(restored), shopName));
    control.note(`as it was at "${snapshot.name}": ${shopName ?? snapshot.shops.join(", ")}`);
    return snapshot;
  }
  if (path === "/reset") {
    await refusedInWords(reset(shopName));
    control.note(`as new: ${shopName ?? "everything"}`);
    return { reset: shopName ?? "everything" };
  }
  return path === "/generate" ? generate(control, shopMeant(keeping.shops, shopName), given) : null;
}

/** `/snapshots/{name}` is forgotten. Null for any other address. */
export async function keepingRemoval({ control, keeping, path }: Ask): Promise<object | null> {
  const name = /^\/snapshots\/(?<name>[^/]+)$/.exec(path)?.groups?.["name"];
  if (name === undefined) return null;
  await refusedInWords(keeping.snapshots.remove(decodeURIComponent(name)));
  control.note(`the snapshot "${name}" is forgotten`);
  return { snapshots: await keeping.snapshots.list() };
}

async function generate(control: Control, { store }: OpenShop, given: Ask["given"]): Promise<object> {
  const seed = Number(given["seed"] ?? 1);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new NoFault('"seed" is no whole number.');
  let size;
  try {
    size = readShopSize(textIn(given, "size") ?? "");
  } catch (error) {
    throw new NoFault(error instanceof Error ? error.message : String(error));
  }
  await generateShop(store, { ...size, seed });
  control.note(`${size.products} products came to ${store.domain}`);
  return { products: store.state.products.size, variants: store.state.variants.size };
}

function shopMeant(shops: Shops, name: string | undefined): OpenShop {
  const shop = name === undefined ? shops.first : shops.find(name);
  if (!shop) throw new NoFault(`There is no shop "${name}".`);
  return shop;
}

function textIn(given: Ask["given"], name: string): string | undefined {
  const value = given[name];
  return typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;
}

async function refusedInWords<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof SnapshotRefused) throw new NoFault(error.message);
    throw error;
  }
}
