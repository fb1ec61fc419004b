import { codeEndsAt } from "../domain/live-deal.ts";
import { decimalText } from "../domain/money.ts";
import type { DealRecord } from "../persistence/deals.server.ts";
import type { AdminClient } from "../shopify/admin-client.server.ts";
import { ShopifyRefused } from "../shopify/errors.ts";
import { BoundDealDocument, CloseDealDocument, FindDealDocument, OpenDealDocument } from "../shopify/generated.ts";
import { gid, idOf } from "../shopify/gid.ts";
import { mostRenewals } from "./hold-view.ts";
import type { House } from "./house.server.ts";

/** What a deal's code is made with. */
export interface AtShopify {
  readonly admin: AdminClient;
  readonly currency: string;
  /** How long units are held in the show */
  readonly holdMinutes: number;
}

/** The number of the discount with this code; null when there is none. */
export async function findDiscount(admin: AdminClient, code: string): Promise<string | null> {
  const { codeDiscountNodeByCode } = await admin.query(FindDealDocument, { code });
  return codeDiscountNodeByCode === null ? null : idOf(codeDiscountNodeByCode.id);
}

/**
 * Makes the discount code of a deal; answers its number. Throws what Shopify refuses.
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/discountCodeBasicCreate
 */
export async function createDiscount(house: House, at: AtShopify & { readonly deal: DealRecord }): Promise<string> {
  const { admin, currency, deal } = at;
  const { discountCodeBasicCreate } = await admin.mutate(OpenDealDocument, {
    discount: {
      title: `Paniere ${deal.code}`,
      code: deal.code,
      startsAt: deal.liveDeal === null ? house.clock().toISOString() : isoText(deal.liveDeal.startsAt),
      endsAt: lastUse(deal, at.holdMinutes),
      // No more orders than units: a floor under what the holds count.
      usageLimit: deal.liveDeal?.units ?? null,
      context: { all: "ALL" },
      combinesWith: { productDiscounts: true, orderDiscounts: false, shippingDiscounts: true },
      customerGets: {
        value: {
          discountAmount: { amount: decimalText({ minor: deal.amountOffMinor, currency }), appliesOnEachItem: true },
        },
        items: { products: { productVariantsToAdd: deal.variantIds.map((id) => gid("ProductVariant", id)) } },
      },
    },
  });
  const made = discountCodeBasicCreate?.codeDiscountNode;
  if (made === null || made === undefined) throw new TypeError("discountCodeBasicCreate answered no discount");
  return idOf(made.id);
}

/** When the last unit held at a live deal's price may be bought (ISO 8601); null without an end. */
function lastUse({ liveDeal }: DealRecord, holdMinutes: number): string | null {
  if (liveDeal === null) return null;
  const moment = (text: string | null) => (text === null ? null : new Date(text));
  const period = { endsAt: moment(liveDeal.endsAt), endedAt: moment(liveDeal.endedAt) };
  return codeEndsAt(period, { minutes: holdMinutes, renewals: mostRenewals })?.toISOString() ?? null;
}

function isoText(moment: string): string {
  return new Date(moment).toISOString();
}

/**
 * Lets a code that is still held end by itself, should nobody come to delete it: its deal may have ended before its time.
 * https://shopify.dev/docs/api/admin-graphql/latest/mutations/discountCodeBasicUpdate
 */
export async function boundDeal({ admin, holdMinutes }: AtShopify, deal: DealRecord): Promise<void> {
  const endsAt = lastUse(deal, holdMinutes);
  const discountId = deal.discountId ?? (await findDiscount(admin, deal.code));
  if (endsAt === null || discountId === null) return;
  await unlessGone(admin, deal.code, () =>
    admin.mutate(BoundDealDocument, { id: gid("DiscountCodeNode", discountId), discount: { endsAt } }),
  );
}

/** Deletes a discount; one that the merchant or an earlier run deleted is as good as deleted. */
export async function deleteDiscount(
  admin: AdminClient,
  discount: { readonly discountId: string; readonly code: string },
): Promise<void> {
  await unlessGone(admin, discount.code, () =>
    admin.mutate(CloseDealDocument, { id: gid("DiscountCodeNode", discount.discountId) }),
  );
}

/** Changes a discount; what Shopify refuses because there is none any more does not matter. */
async function unlessGone(admin: AdminClient, code: string, change: () => Promise<unknown>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!(error instanceof ShopifyRefused)) throw error;
    if ((await findDiscount(admin, code)) !== null) throw error;
  }
}
