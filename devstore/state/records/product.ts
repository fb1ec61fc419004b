import type { Id } from "../ids.ts";

export interface Image {
  id: Id;
  /** Where the merchant's export says the picture is; the dev store draws its own under cdn.shopify.com. */
  sourceUrl: string;
  /** Public address on cdn.shopify.com */
  url: string;
  altText: string;
  position: number;
}

export interface Product {
  id: Id;
  handle: string;
  title: string;
  bodyHtml: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: "ACTIVE" | "DRAFT" | "ARCHIVED" | "UNLISTED";
  /** Published to the online store */
  published: boolean;
  options: { id: Id; name: string; values: string[] }[];
  variantIds: Id[];
  images: Image[];
  createdAt: string;
  updatedAt: string;
}

export interface Variant {
  id: Id;
  productId: Id;
  inventoryItemId: Id;
  title: string;
  sku: string | null;
  barcode: string | null;
  price: string;
  compareAtPrice: string | null;
  optionValues: string[];
  position: number;
  inventoryPolicy: "DENY" | "CONTINUE";
  taxable: boolean;
  imageId: Id | null;
  createdAt: string;
  updatedAt: string;
}
