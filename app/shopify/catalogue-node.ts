import { variantTitle, type ProductRecord, type VariantRecord } from "../domain/catalogue.ts";
import { parseMoney } from "../domain/money.ts";
import { idOf } from "./gid.ts";

const statusNames = { ACTIVE: "active", DRAFT: "draft", ARCHIVED: "archived", UNLISTED: "unlisted" } as const;

/** A Product of the Admin API, as far as the catalogue keeps it. */
export interface ProductNode {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  readonly status: keyof typeof statusNames;
  readonly publishedAt: string | null;
  readonly updatedAt: string;
  readonly featuredMedia: {
    readonly preview: { readonly image: { readonly url: string } | null } | null;
  } | null;
  readonly options: readonly { readonly name: string }[];
}

/** A ProductVariant of the Admin API, as far as the catalogue keeps it. */
export interface VariantNode {
  readonly id: string;
  readonly title: string;
  readonly sku: string | null;
  readonly position: number;
  /** Decimal text */
  readonly price: string;
  readonly compareAtPrice: string | null;
  readonly inventoryPolicy: "DENY" | "CONTINUE";
  readonly updatedAt: string;
  readonly inventoryItem: { readonly id: string; readonly tracked: boolean };
}

export function productRecord(node: ProductNode): ProductRecord {
  return {
    id: idOf(node.id),
    title: node.title,
    handle: node.handle,
    status: statusNames[node.status],
    published: node.publishedAt !== null,
    imageUrl: node.featuredMedia?.preview?.image?.url ?? null,
    optionNames: node.options.map((option) => option.name),
    updatedAt: node.updatedAt,
  };
}

/** `of`: its product, as a global id, and the currency that its prices are in. */
export function variantRecord(
  node: VariantNode,
  of: { readonly productId: string; readonly currency: string },
): VariantRecord {
  return {
    id: idOf(node.id),
    productId: idOf(of.productId),
    inventoryItemId: idOf(node.inventoryItem.id),
    title: variantTitle(node.title),
    sku: node.sku,
    position: node.position,
    priceMinor: parseMoney(node.price, of.currency).minor,
    compareAtMinor: node.compareAtPrice === null ? null : parseMoney(node.compareAtPrice, of.currency).minor,
    tracked: node.inventoryItem.tracked,
    oversells: node.inventoryPolicy === "CONTINUE",
    updatedAt: node.updatedAt,
  };
}
