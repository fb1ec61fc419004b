import { createHmac } from "node:crypto";
import type { MarkKey } from "../domain/hold-mark.ts";

/**
 * The key that a shop's holds are signed with. It is derived from the app's secret, so that it is stored nowhere of ours; it
 * stands in a metafield of the app's own at the shop, where the function at the checkout reads it. One shop's key tells nothing
 * of another's, nor of the secret. Another version is another key.
 */
export function holdKey(apiSecret: string, shop: string, version: number): MarkKey {
  const bytes = createHmac("sha256", apiSecret).update(`paniere hold\n${version}\n${shop}`).digest();
  return { version, bytes: new Uint8Array(bytes.subarray(0, 16)) };
}
