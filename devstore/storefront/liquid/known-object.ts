import { Drop } from "liquidjs";

/**
 * An object of Shopify's Liquid with exactly the properties it is given; reading any other is an error that names it,
 * where Shopify would print nothing and a misspelling would go unseen. Getters stay lazy.
 */
export class KnownObject extends Drop {
  readonly #kind: string;

  constructor(kind: string, properties: object) {
    super();
    this.#kind = kind;
    Object.defineProperties(this, Object.getOwnPropertyDescriptors(properties));
  }

  override liquidMethodMissing(key: string | number): never {
    throw new Error(`The dev store knows no property "${key}" of the Liquid object "${this.#kind}".`);
  }
}

/** An object whose keys are the merchant's or the app's own, such as metafields: what is neither there nor found is nil. */
export class OpenObject extends Drop {
  readonly #find: (key: string) => unknown;

  constructor(properties: object, find: (key: string) => unknown = () => null) {
    super();
    this.#find = find;
    Object.defineProperties(this, Object.getOwnPropertyDescriptors(properties));
  }

  override liquidMethodMissing(key: string | number): unknown {
    return this.#find(String(key));
  }
}
