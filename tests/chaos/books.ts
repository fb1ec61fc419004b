import type pg from "pg";
import { holdProperty, readMark } from "../../app/domain/hold-mark.ts";
import type { Store } from "../../devstore/state/store.ts";

/** What is known of a product's units once everything is over, by those who should agree. */
export interface Books {
  /** What the store has */
  readonly inStore: number;
  /** What the app believes that it has */
  readonly inStoreByApp: number;
  /** Units of all orders */
  readonly ordered: number;
  /** Units of the orders' lines, by the hold that they name */
  readonly orderedByHold: ReadonlyMap<string, number>;
  /** Every hold that the app made, whatever became of it */
  readonly holds: ReadonlySet<string>;
  /** Units of the holds that were bought */
  readonly soldByHold: ReadonlyMap<string, number>;
  /** Units of the orders' lines that name the show */
  readonly orderedInShow: number;
  /** Units of the app's sales in the show */
  readonly sales: number;
  readonly allocation: { readonly held: number; readonly sold: number; readonly soldOutside: number };
  /** Holds that are neither bought nor given back */
  readonly leftOver: number;
}

/** Opens the store's books and the app's. */
export async function openBooks(store: Store, eyes: pg.Pool, showId: string): Promise<Books> {
  const lines = [...store.state.orders.values()].flatMap((order) => order.lines);
  const holds = await eyes.query<{ id: string; units: number; state: string }>("select id, units, state from hold");
  const { rows } = await eyes.query<{
    inStore: number;
    sales: number;
    held: number;
    sold: number;
    soldOutside: number;
  }>(
    `select (select sum(available)::int from inventory_level) as "inStore",
       (select coalesce(sum(quantity), 0)::int from sale where show_id = $1) as sales,
       coalesce(sum(held), 0)::int as held, coalesce(sum(sold), 0)::int as sold,
       coalesce(sum(sold_outside), 0)::int as "soldOutside"
     from allocation where show_id = $1`,
    [showId],
  );
  const [known] = rows;
  if (known === undefined) throw new Error("the books cannot be opened");
  const { inStore: inStoreByApp, sales, ...allocation } = known;
  return {
    inStore: [...store.state.levels.values()].reduce((sum, { quantities }) => sum + quantities.available, 0),
    inStoreByApp,
    ordered: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    orderedInShow: lines
      .filter(({ properties }) => properties.some(({ value }) => value === showId))
      .reduce((sum, { quantity }) => sum + quantity, 0),
    orderedByHold: unitsById(
      lines.flatMap(({ quantity, properties }) => {
        const mark = readMark(properties.find(({ name }) => name === holdProperty)?.value ?? "");
        return mark === null ? [] : [{ id: mark.id, units: quantity }];
      }),
    ),
    holds: new Set(holds.rows.map(({ id }) => id)),
    soldByHold: unitsById(holds.rows.filter(({ state }) => state === "sold")),
    sales,
    allocation,
    leftOver: holds.rows.filter(({ state }) => state === "held" || state === "lapsed").length,
  };
}

function unitsById(pieces: readonly { readonly id: string; readonly units: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { id, units } of pieces) sums.set(id, (sums.get(id) ?? 0) + units);
  return new Map([...sums].sort(([one], [other]) => one.localeCompare(other)));
}
