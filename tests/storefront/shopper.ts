import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { findChromium } from "../../scripts/setup/chromium.mjs";
import type { Goods } from "./fake-cart.ts";
import { FakeShop } from "./fake-shop.ts";
import { aSnapshot } from "./line-up.ts";

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 390, height: 844 };

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** What a page comes to show, on a machine that may be busy. */
export function eventually<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 });
}

/** Starts the machine's own Chromium, without a window. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium was found: run `node scripts/setup.mjs --browser`");
  return chromium.launch({ executablePath, args: flags });
}

/** A shop with a show on air, that sells what the line-up shows. */
export async function openShop(): Promise<FakeShop> {
  const shirts = ["S / Ocean", "S / Sand", "M / Ocean", "M / Sand", "L / Ocean"].map((variantTitle, i): Goods => {
    return { id: String(101 + i), title: "Ocean Blue Shirt", variantTitle, price: 2490, stock: 12 };
  });
  const lamp = { id: "201", title: "Paper Lamp with a Walnut Foot, Large", variantTitle: "", price: 5900, stock: 3 };
  const shop = new FakeShop([...shirts, lamp], aSnapshot(), {
    title: "Autumn, by the sea",
    host: "Giulia Moretti",
    state: "live",
    startsAt: "2026-11-21T18:00:00.000Z",
    streamUrl: "/stream/live.m3u8",
  });
  await shop.start();
  return shop;
}

/** A shopper on the shop's page. Every error in the page fails the test that ends with `shopper.leave()`. */
export class Shopper {
  readonly page: Page;
  readonly #errors: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on("pageerror", (error) => this.#errors.push(error.message));
  }

  static async arrive(browser: Browser, shop: FakeShop, options: BrowserContextOptions = {}): Promise<Shopper> {
    const context = await browser.newContext({ viewport: desktop, ...options });
    context.setDefaultTimeout(20_000);
    const shopper = new Shopper(await context.newPage());
    await shopper.page.goto(shop.url);
    return shopper;
  }

  async leave(): Promise<void> {
    await this.page.context().close();
    expect(this.#errors, "errors in the page").toEqual([]);
  }

  part(name: string) {
    return this.page.locator(`[data-part="${name}"]`);
  }

  field(name: string) {
    return this.page.locator(`paniere-sheet [data-field="${name}"]`);
  }

  get pin() {
    return this.page.locator(".paniere-pin");
  }

  get add() {
    return this.field("add");
  }

  async open(view: "play" | "basket" | "line-up"): Promise<void> {
    await this.page.locator(`[data-action="${view}"]`).click();
    if (view !== "play") await this.part("sheet-title").waitFor();
  }

  async openPinned(): Promise<void> {
    await this.pin.click();
    await this.add.waitFor();
  }

  /** What axe-core finds in the floating show. */
  async accessFaults(): Promise<string[]> {
    await this.page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
    return this.page.evaluate(async () => {
      const axe = Reflect.get(window, "axe") as {
        run(at: string): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
      // Contrast is measured on what stands still.
      await Promise.all(
        document
          .getAnimations()
          .filter((each) => each.effect?.getComputedTiming().iterations === 1)
          .map((each) => each.finished),
      );
      const { violations } = await axe.run("live-basket");
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    });
  }
}
