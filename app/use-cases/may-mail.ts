/** What a merchant allows over and above what the app needs, so that their store writes to shoppers at their turn. */
export const mailScope = "write_customers";

/** Whether the merchant allows it. */
export function mayMail({ scopes }: { readonly scopes: readonly string[] }): boolean {
  return scopes.includes(mailScope);
}
