/** A person's address of a picture on cdn.shopify.com: the same file on the shop's own origin. */
export function imageAddress(source: string, size: { width?: number; height?: number } = {}): string {
  const name = (source.split(/[?#]/)[0] ?? "").split("/").at(-1) ?? "";
  const query = new URLSearchParams({ v: "1" });
  if (size.width !== undefined) query.set("width", String(size.width));
  if (size.height !== undefined) query.set("height", String(size.height));
  return `/cdn/shop/files/${name}?${query.toString()}`;
}
