/** Who asks the Admin API: the header's token */
export interface Asker {
  readonly token: string;
}

/** What the Admin API answered */
export interface AdminReply<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: T | null;
  readonly errors: readonly AdminError[];
  readonly extensions: { readonly cost?: CostReport };
}

export interface AdminError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface CostReport {
  readonly requestedQueryCost: number;
  readonly actualQueryCost: number | null;
  readonly throttleStatus: {
    readonly maximumAvailable: number;
    readonly currentlyAvailable: number;
    readonly restoreRate: number;
  };
}
