/** What Shopify says is wrong with an input: where, in which code, in which words. */
export interface UserError {
  readonly field: readonly string[] | null;
  readonly code: string;
  readonly message: string;
}

/** A user error on an input field. */
export function userError(field: readonly string[] | null, code: string, message: string): UserError {
  return { field, code, message };
}
