/** One of Shopify's `userErrors`: its words and the path of the input field that it blames. */
export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code: string | null;
}

/** Shopify understood a mutation and said no, in its own words. Trying the same again will not help. */
export class ShopifyRefused extends Error {
  override readonly name = "ShopifyRefused";
  readonly operation: string;
  readonly userErrors: readonly UserError[];

  constructor(operation: string, userErrors: readonly UserError[]) {
    super(`${operation} was refused: ${userErrors.map((error) => error.message).join("; ")}`);
    this.operation = operation;
    this.userErrors = userErrors;
  }
}

/** Whether Shopify said no. Known by its name, as the build of the pages has classes of its own. */
export function isRefused(error: unknown): error is ShopifyRefused {
  return error instanceof Error && error.name === "ShopifyRefused";
}

/** The shop's cost bucket stayed too low for the query after the waits that were allowed. */
export class ShopifyThrottled extends Error {
  override readonly name = "ShopifyThrottled";
  readonly retryAfterMs: number;

  constructor(operation: string, retryAfterMs: number) {
    super(`${operation} was throttled; enough is restored in ${retryAfterMs} ms`);
    this.retryAfterMs = retryAfterMs;
  }
}

/** Shopify could not be reached, answered 5xx or answered something that is no GraphQL answer. */
export class ShopifyUnavailable extends Error {
  override readonly name = "ShopifyUnavailable";

  constructor(what: string, cause?: unknown) {
    super(`Shopify is unavailable: ${what}`, { cause });
  }
}

/** The shop's access is gone: never granted, uninstalled, or its refresh token no longer works. */
export class ShopifyAccessLost extends Error {
  override readonly name = "ShopifyAccessLost";
  readonly shop: string;

  constructor(shop: string, why: string) {
    super(`No access to ${shop}: ${why}`);
    this.shop = shop;
  }
}

/** The result of an export was not understood, or is less than it says. Another export may go well. */
export class CatalogueUnreadable extends Error {
  override readonly name = "CatalogueUnreadable";
}
