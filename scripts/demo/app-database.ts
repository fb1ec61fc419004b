import pg from "pg";

export interface ShowInApp {
  readonly id: string;
  readonly title: string;
}

/** What the app knows, read from its database by someone who looks, and does what only time does otherwise. */
export class AppDatabase {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  static async open(url: string, onLost: (why: string) => void): Promise<AppDatabase> {
    const client = new pg.Client({ connectionString: url });
    client.on("error", (error) => onLost(error.message));
    await client.connect();
    return new AppDatabase(client);
  }

  async close(): Promise<void> {
    await this.#client.end();
  }

  /** How the import of the catalogue stands: none, running, done or failed; null before the app was opened. */
  async importState(shop: string): Promise<{ readonly state: string; readonly error: string | null } | null> {
    return this.#one("select import_state::text as state, import_error as error from shop where domain = $1", [shop]);
  }

  async counts(
    shop: string,
  ): Promise<{ readonly products: number; readonly variants: number; readonly units: number }> {
    const counted = await this.#one<{ products: number; variants: number; units: number }>(
      `select (select count(*)::int from product where shop = $1) as products,
              (select count(*)::int from variant where shop = $1) as variants,
              (select coalesce(sum(available), 0)::int from inventory_level where shop = $1) as units`,
      [shop],
    );
    if (counted === null) throw new Error("counting gave no row");
    return counted;
  }

  async liveShow(shop: string): Promise<ShowInApp | null> {
    return this.#one("select id, title from show where shop = $1 and state = 'live'", [shop]);
  }

  /** The line-up item of a show's product */
  async itemOf(shop: string, showId: string, productId: string): Promise<string | null> {
    const row = await this.#one<{ id: string }>(
      "select id from line_up_item where shop = $1 and show_id = $2 and product_id = $3",
      [shop, showId, productId],
    );
    return row?.id ?? null;
  }

  /** Has the app know that the shop has no guard, as it does a while after the merchant deleted it. */
  async forgetGuard(shop: string): Promise<void> {
    await this.#client.query("update shop set guard_active = false, guard_checked_at = now() where domain = $1", [
      shop,
    ]);
  }

  /** How many lines were sold in a show. */
  async salesOf(showId: string): Promise<number> {
    const row = await this.#one<{ sales: number }>("select count(*)::int as sales from sale where show_id = $1", [
      showId,
    ]);
    return row?.sales ?? 0;
  }

  async #one<Row extends pg.QueryResultRow>(sql: string, params: readonly unknown[]): Promise<Row | null> {
    const { rows } = await this.#client.query<Row>(sql, [...params]);
    return rows[0] ?? null;
  }
}
