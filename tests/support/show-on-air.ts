import { randomUUID } from "node:crypto";
import { completeInstall } from "../../app/use-cases/complete-install.server.ts";
import { readShow } from "../../app/use-cases/read-show.server.ts";
import { sweep } from "../../app/use-cases/run-worker.server.ts";
import { saveShow } from "../../app/use-cases/save-show.server.ts";
import type { ProductInStore } from "./catalogue.ts";
import { openShopInProcess, type ShopInProcess } from "./shop-in-process.ts";

/** A shop whose install is complete and whose catalogue, made by `stock`, is imported. */
export async function anInstalledShop(
  databaseUrl: string,
  stock: (shop: ShopInProcess) => void,
): Promise<ShopInProcess> {
  const shop = await openShopInProcess(databaseUrl);
  stock(shop);
  await shop.webhooks.idle();
  await shop.logIn();
  await completeInstall(shop.house, shop.shop);
  await sweep(shop.house);
  return shop;
}

export interface SavedShow {
  readonly id: string;
  readonly itemIds: readonly string[];
}

/** Saves a new show with these products. */
export async function aShowWith(
  { house, shop }: ShopInProcess,
  given: { title?: string; startsAt?: string; items: readonly { product: ProductInStore; livePrice?: string }[] },
): Promise<SavedShow> {
  const saved = await saveShow(house, shop, {
    id: randomUUID(),
    version: null,
    title: given.title ?? "Spring",
    host: "Ana",
    startsAt: given.startsAt ?? "2026-11-21T10:00:00Z",
    streamUrl: "https://stream.example/live.m3u8",
    items: given.items.map(({ product, livePrice }) => ({
      productId: product.product.id,
      livePrice: livePrice ?? "",
    })),
  });
  if (!saved.ok) throw new Error(`the show was refused: ${saved.refusal.kind}`);
  const { items } = await readShow(house, shop, saved.value.id);
  return { id: saved.value.id, itemIds: items.map((item) => item.id) };
}
