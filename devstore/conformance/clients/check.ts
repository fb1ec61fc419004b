/** What a check is given: the app and its shop, and whatever else the check asks for. */
export interface Given {
  readonly shop: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly sessionToken?: string;
  readonly token?: string;
  readonly refreshToken?: string;
  readonly scopes?: readonly string[];
  /** A webhook as it arrived */
  readonly webhook?: { readonly rawBody: string; readonly headers: Readonly<Record<string, string>> };
  /** The query with which an app-proxy request arrived */
  readonly query?: string;
  readonly subscriptionId?: string;
}

/** Answers in plain JSON: the case says what it should be. */
export type Check = (given: Given) => Promise<unknown>;
