import type { House } from "./house.server.ts";

/** Asks for an import of catalogue and stock; one that is asked for or runs already is not asked for again. */
export async function requestImport(house: House, shop: string): Promise<void> {
  throw new Error(`not built: ${shop} ${house.appOrigin}`);
}
