import { once } from "node:events";
import { installApp, type Installing } from "./install.ts";
import { prepareLineUp, putShowOnAir } from "./show-on-air.ts";

/** Puts a show on air, unless that of last time still is, tells the addresses, and stays until the demo is to end. */
export async function stayOpen(installing: Installing): Promise<void> {
  const { steps, house, database } = installing;
  const { store, addresses } = house.devStore;
  const lineUp = await prepareLineUp(installing);
  await installApp(installing);
  const show = (await database.liveShow(store.domain)) ?? (await putShowOnAir(installing, lineUp));
  process.stdout.write(`
  The show "${show.title}" is on air.

  The shop, with the live basket        ${addresses.shop}
  The whole show on a page              ${new URL("/pages/live", addresses.shop).href}
  Its schedule, and its replays         ${new URL("/pages/shows", addresses.shop).href}, ${new URL("/pages/replays", addresses.shop).href}
  The admin, with the app inside        ${addresses.admin}
  The control room of the show          ${addresses.admin}/store/${store.state.shop.handle}/apps/paniere/app/shows/${show.id}/room

  Ctrl-C ends the demo and keeps its data.
`);
  if (!steps.ending.aborted) await once(steps.ending, "abort");
}
