/** A title as part of an address: small letters, numbers and dashes, accents taken off. */
export function slugOf(title: string): string {
  return (
    title
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "product"
  );
}
