import type { LevelRecord, ProductRecord, VariantRecord } from "../domain/catalogue.ts";
import { productRecord, variantRecord } from "./catalogue-node.ts";
import type { ReadProductsQuery, ReadVariantsQuery } from "./generated.ts";
import { idOf } from "./gid.ts";

/** A product as it was read, with how many variants it has. */
export interface ReadProduct extends ProductRecord {
  readonly variantCount: number;
}

/** A variant as it was read, with its levels. */
export interface ReadVariant {
  readonly variant: VariantRecord;
  readonly levels: readonly LevelRecord[];
  /** False when there are more levels than were asked for */
  readonly hasAllLevels: boolean;
}

/** The products that Shopify has of those asked for. */
export function productsIn({ nodes }: ReadProductsQuery): readonly ReadProduct[] {
  return nodes.flatMap((node) => {
    if (!isFound(node)) return [];
    return { ...productRecord(node), variantCount: node.variantsCount?.count ?? 0 };
  });
}

/** The variants that Shopify has of those asked for. */
export function variantsIn({ nodes }: ReadVariantsQuery, currency: string): readonly ReadVariant[] {
  return nodes.flatMap((node) => {
    if (!isFound(node)) return [];
    const variant = variantRecord(node, { productId: node.product.id, currency });
    const { inventoryItemId } = variant;
    const levels = node.inventoryItem.inventoryLevels.nodes.flatMap((level) => {
      const available = level.quantities.find((quantity) => quantity.name === "available");
      if (!level.isActive || available === undefined) return [];
      const locationId = idOf(level.location.id);
      return { inventoryItemId, locationId, available: available.quantity, updatedAt: level.updatedAt };
    });
    return { variant, levels, hasAllLevels: !node.inventoryItem.inventoryLevels.pageInfo.hasNextPage };
  });
}

/** What Shopify does not have comes as null; what is of another type, without fields. */
function isFound<Node extends object>(node: Node | Record<PropertyKey, never> | null): node is Node {
  return node !== null && "id" in node;
}
