import type { Id } from "../ids.ts";

export interface MetafieldDefinition {
  id: Id;
  /** As GraphQL names it: `PRODUCTVARIANT` */
  ownerType: string;
  /** As it is stored: `app--123--orders`, never `$app:orders` */
  namespace: string;
  key: string;
  name: string;
  description: string | null;
  type: string;
  validations: MetafieldValidation[];
  access: MetafieldAccess;
  uniqueValues: boolean;
  adminFilterable: boolean;
  smartCollectionCondition: boolean;
  /** From 1 on, among the pinned definitions of one owner type */
  pinnedPosition: number | null;
  /** The app whose toml declares it: it can be changed there only */
  declaredByAppId: Id | null;
}

export interface MetafieldValidation {
  name: string;
  /** As the app gave it: JSON for lists (`choices`), decimal text for numbers */
  value: string | null;
}

export interface MetafieldAccess {
  admin: "PRIVATE" | "MERCHANT_READ" | "MERCHANT_READ_WRITE" | "PUBLIC_READ" | "PUBLIC_READ_WRITE";
  storefront: "NONE" | "PUBLIC_READ";
  customerAccount: "NONE" | "READ" | "READ_WRITE";
}
