import { carriesMark, orderMark } from "../domain/order-mark.ts";
import { listSalesOfOrder, markWrittenBack } from "../persistence/sales.server.ts";
import { AddOrderTagsDocument, ReadOrderMarksDocument, SetMetafieldsDocument } from "../shopify/generated.ts";
import { gid } from "../shopify/gid.ts";
import type { House } from "./house.server.ts";

/**
 * Writes on an order in the store which show, host, item and pin sold its lines: tags, and the metafield `$app:attribution`.
 * An order that carries them already is left alone; one that is gone from the store is passed over.
 */
export async function writeBackOrder(house: House, shop: string, orderId: string): Promise<void> {
  const sales = await listSalesOfOrder(house.db, shop, orderId);
  if (sales.length === 0) return;
  const mark = orderMark(
    sales.map((sale) => ({
      lineItemId: gid("LineItem", sale.lineId),
      variantId: gid("ProductVariant", sale.variantId),
      quantity: sale.quantity,
      show: { id: sale.showId, title: sale.showTitle },
      host: sale.host,
      itemId: sale.itemId,
      pinId: sale.pinId,
    })),
  );
  const id = gid("Order", orderId);
  const admin = await house.shopify(shop);
  const { order } = await admin.query(ReadOrderMarksDocument, { id });
  if (order === null) {
    house.log.info({ shop, order: orderId }, "an order is gone from the store and is not marked");
    return;
  }
  if (!carriesMark({ tags: order.tags, attribution: order.metafield?.value ?? null }, mark)) {
    await admin.mutate(AddOrderTagsDocument, { id, tags: mark.tags });
    await admin.mutate(SetMetafieldsDocument, {
      metafields: [{ ownerId: id, namespace: "$app", key: "attribution", type: "json", value: mark.attribution }],
    });
  }
  await house.db.transaction(shop, async (tx) => {
    await markWrittenBack(tx, orderId, house.clock());
    for (const show of new Set(sales.map((sale) => sale.showId))) await tx.announce({ show, change: "sales" });
  });
}
