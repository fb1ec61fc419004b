/** A product as the catalogue keeps it. Ids are decimal text; times are ISO 8601. */
export interface ProductRecord {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  readonly status: ProductStatus;
  /** On the online store */
  readonly published: boolean;
  readonly imageUrl: string | null;
  readonly optionNames: readonly string[];
  readonly updatedAt: string;
}

export type ProductStatus = "active" | "draft" | "archived" | "unlisted";

export interface VariantRecord {
  readonly id: string;
  readonly productId: string;
  readonly inventoryItemId: string;
  /** Empty for a product with one variant */
  readonly title: string;
  readonly sku: string | null;
  readonly position: number;
  /** Whole minor units of the shop's currency */
  readonly priceMinor: number;
  readonly compareAtMinor: number | null;
  /** Null when the news does not say, which leaves what is known */
  readonly tracked: boolean | null;
  readonly oversells: boolean;
  readonly updatedAt: string;
}

/** Units of a variant that can be bought from one location. */
export interface LevelRecord {
  readonly inventoryItemId: string;
  readonly locationId: string;
  readonly available: number;
  readonly updatedAt: string;
}

/** Shopify's name for the only variant of a product without options; shoppers never see it. */
export function variantTitle(title: string): string {
  return title === "Default Title" ? "" : title;
}

/** Whether shoppers can find and buy the product on the online store. */
export function isForSale(product: { readonly status: string; readonly published: boolean }): boolean {
  return product.published && (product.status === "active" || product.status === "unlisted");
}
