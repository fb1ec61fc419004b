import type { Id } from "../ids.ts";
import type { ResourcePublication } from "./publication.ts";

export interface Image {
  id: Id;
  /** Where the merchant's export says the picture is; the dev store draws its own under cdn.shopify.com. */
  sourceUrl: string;
  /** Public address on cdn.shopify.com */
  url: string;
  altText: string;
  position: number;
  /** When an app gave it to the shop; not said of a catalogue's pictures */
  createdAt?: string;
  /** When Shopify has fetched and prepared it; at once, where nothing is said */
  readyAt?: string;
}

export interface ProductOption {
  id: Id;
  name: string;
  values: string[];
  /** Ids of values that were renamed; the others follow from the option and the name (`catalogue/option-values.ts`) */
  valueIds?: Record<string, Id>;
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
  /** Publications that apps have published it to, now or at a later time */
  publications?: ResourcePublication[];
  seo?: Seo;
  templateSuffix?: string | null;
  options: ProductOption[];
  variantIds: Id[];
  images: Image[];
  createdAt: string;
  updatedAt: string;
}

export interface Seo {
  title: string | null;
  description: string | null;
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
