import type { House } from "./house.server.ts";

/** Works through the webhooks that wait, oldest first; answers how many were done. Safe to call from many processes. */
export async function drainInbox(house: House): Promise<number> {
  throw new Error(`not built: ${house.appOrigin}`);
}
