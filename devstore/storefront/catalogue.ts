import { availableUnits } from "../inventory/stock.ts";
import type { Product, Variant } from "../state/records/product.ts";
import type { Store } from "../state/store.ts";
import type { PagedList } from "./liquid/tags.ts";

/** Whether the online store sells the product at all; an unlisted one is found only by its own address. */
export function isForSale(product: Product): boolean {
  return product.published && (product.status === "ACTIVE" || product.status === "UNLISTED");
}

export function variantsOfProduct(store: Store, product: Product): Variant[] {
  return product.variantIds.flatMap((id) => store.state.variants.get(id) ?? []);
}

/** Whether a shopper can buy at least one unit now. */
export function isAvailable(store: Store, variant: Variant): boolean {
  const units = availableUnits(store, variant.id);
  return units === null || units > 0 || variant.inventoryPolicy === "CONTINUE";
}

export interface ProductPage {
  readonly products: readonly Product[];
  readonly paging: PagedList;
}

const pageSize = 24;

/** One page of the products that the store lists, those with all the words of `search` in title, type or tags. */
export function productPage(store: Store, address: URL, search: string | null): ProductPage {
  const words = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const listed = store.index.productIds.ids.flatMap((id) => {
    const product = store.state.products.get(id);
    return product !== undefined && isForSale(product) && product.status === "ACTIVE" && matches(product, words)
      ? [product]
      : [];
  });
  const pages = Math.max(1, Math.ceil(listed.length / pageSize));
  const currentPage = Math.min(pages, Math.max(1, Number.parseInt(address.searchParams.get("page") ?? "1", 10) || 1));
  const pageUrl = (page: number): string => {
    const query = new URLSearchParams(address.searchParams);
    query.set("page", String(page));
    return `${address.pathname}?${query.toString()}`;
  };
  return {
    products: listed.slice((currentPage - 1) * pageSize, currentPage * pageSize),
    paging: { currentPage, pages, total: listed.length, pageUrl },
  };
}

function matches(product: Product, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = `${product.title} ${product.productType} ${product.vendor} ${product.tags.join(" ")}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
