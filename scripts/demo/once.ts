import { aVisitor, launchChromium } from "./chromium.ts";
import { compareCatalogues, installApp, type Installing, type SyncedCatalogue } from "./install.ts";
import { readUnits } from "./merchant.ts";
import { readOrder, type DemoReport, type ReportedOrder } from "./report.ts";
import { buyPinned } from "./shopper.ts";
import { prepareLineUp, putShowOnAir, type ShowOnAir } from "./show-on-air.ts";
import { NotHeld } from "./steps.ts";

const patienceMs = 30_000;

/** The whole job once, noted as it goes: what was reached stands in `report` even when a later step fails. */
export class OnceThrough {
  readonly #merchantAtWork: Installing;
  readonly #closing: AsyncDisposableStack;
  #catalogue: SyncedCatalogue | null = null;
  #show: ShowOnAir | null = null;
  #order: ReportedOrder | null = null;
  #stock: DemoReport["stock"] = null;

  /** The browser is given to `closing`, to be closed at the end. */
  constructor(merchantAtWork: Installing, closing: AsyncDisposableStack) {
    this.#merchantAtWork = merchantAtWork;
    this.#closing = closing;
  }

  get report(): DemoReport {
    return {
      catalogue: this.#catalogue,
      show: this.#show && { id: this.#show.id, title: this.#show.title },
      order: this.#order,
      stock: this.#stock,
      steps: this.#merchantAtWork.steps.done,
    };
  }

  /** Installs, goes on air, buys as a shopper and follows the order back. Throws NotHeld at the first step that fails. */
  async run(): Promise<void> {
    const { merchant } = this.#merchantAtWork;
    const lineUp = await prepareLineUp(this.#merchantAtWork);
    await installApp(this.#merchantAtWork);
    this.#catalogue = await compareCatalogues(this.#merchantAtWork);
    this.#show = await putShowOnAir(this.#merchantAtWork, lineUp);
    const before = new Map<string, number>();
    for (const { id } of this.#show.pinned.variants) before.set(id, await readUnits(merchant, id));
    const name = await this.#buy(this.#show);
    this.#order = await this.#orderWrittenBack(name);
    await this.#checkStock(this.#order, before);
  }

  async #buy(show: ShowOnAir): Promise<string> {
    const { steps, house } = this.#merchantAtWork;
    const browser = await launchChromium();
    this.#closing.defer(() => browser.close());
    steps.ending.addEventListener("abort", () => void browser.close());
    const visitor = await aVisitor(browser);
    const page = await visitor.newPage();
    const name = await buyPinned({
      steps,
      page,
      shopUrl: house.devStore.addresses.shop,
      pinnedTitle: show.pinned.title,
    });
    await visitor.close();
    return name;
  }

  /** Waits until the store itself answers the order with the show on it: lines, tags and metafields. */
  async #orderWrittenBack(name: string): Promise<ReportedOrder> {
    const { steps, merchant } = this.#merchantAtWork;
    return steps.run("The order carries the show, in the store's own words", async () => {
      const order = await steps.until("Tags and metafields on the order", patienceMs, async () => {
        const found = await readOrder(merchant, name);
        return found !== null && found.tags.includes("Paniere") && found.metafields.length > 0 ? found : null;
      });
      const showId = this.#show?.id ?? "";
      if (!order.lineItems.some(({ properties }) => properties["_paniere_show"] === showId)) {
        throw new NotHeld(`No line of ${name} names the show`);
      }
      if (!order.metafields.some(({ value }) => value.includes(showId))) {
        throw new NotHeld(`No metafield of ${name} names the show`);
      }
      return order;
    });
  }

  async #checkStock(order: ReportedOrder, before: ReadonlyMap<string, number>): Promise<void> {
    const { steps, merchant } = this.#merchantAtWork;
    await steps.run("The store has as many units less as were bought", async () => {
      const [line] = order.lineItems;
      const variantId = line?.variantId ?? "";
      const unitsBefore = before.get(variantId);
      if (line === undefined || unitsBefore === undefined) throw new NotHeld("The order holds another product");
      const after = await readUnits(merchant, variantId);
      this.#stock = { variantId, before: unitsBefore, after };
      if (unitsBefore - after !== line.quantity) throw new NotHeld(`${unitsBefore} units before, ${after} after`);
    });
  }
}
