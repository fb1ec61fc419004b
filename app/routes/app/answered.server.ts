import { NotFound } from "../../domain/not-found.ts";

/** What the world answers when it says no for now; the classes are made by server.ts, so they are known by their names. */
const unavailable: readonly string[] = ["ShopifyUnavailable", "ShopifyThrottled"];

/** Whether an error says that Shopify does not answer now and may later. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof Error && unavailable.includes(error.name);
}

/** Does the asking; throws 404 for what the shop does not have and 503 when Shopify does not answer. */
export async function answered<Answer>(asking: () => Promise<Answer>): Promise<Answer> {
  try {
    return await asking();
  } catch (error) {
    if (error instanceof NotFound || (error instanceof Error && error.name === "NotFound")) {
      throw new Response("not-found", { status: 404 });
    }
    if (isUnavailable(error)) throw new Response("unavailable", { status: 503 });
    throw error;
  }
}
