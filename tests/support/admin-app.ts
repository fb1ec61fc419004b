import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const patienceMs = 15_000;

/** The app in the merchant's admin, as the browser shows it: a page of the admin with the app in its frame. */
export class AdminApp {
  readonly page: Page;
  readonly #admin: string;
  readonly #app: string;

  constructor(page: Page, addresses: { readonly admin: string; readonly tunnel: string }) {
    this.page = page;
    this.#admin = addresses.admin;
    this.#app = addresses.tunnel;
  }

  /** Opens a page of the app, such as `/app/shows`; answers its frame once the page has a heading. */
  async open(path: string): Promise<Frame> {
    await this.page.goto(`${this.#admin}/store/demo/apps/paniere${path}`);
    const frame = await this.#frame();
    await frame.locator("h1").first().waitFor();
    // App Bridge has said which page this is: what is typed from here on opens the save bar.
    await this.page.locator("[data-app-progress]").waitFor({ state: "hidden" });
    return frame;
  }

  saveBar() {
    return this.page.locator("[data-save-bar]");
  }

  async save(): Promise<void> {
    await this.page.locator("[data-save]").click();
  }

  /** What axe-core finds in the frame: each rule with the elements that break it. */
  async axeFindings(frame: Frame): Promise<string[]> {
    // The page's own policy lets no script in: the browser's hand on the page puts it there.
    await frame.evaluate(axeSource);
    return frame.evaluate(async () => {
      const axe = Reflect.get(window, "axe") as {
        run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
      const { violations } = await axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
    });
  }

  async #frame(): Promise<Frame> {
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      const found = this.page.frames().find((frame) => frame.url().startsWith(this.#app));
      if (found) return found;
      await this.page.waitForTimeout(50);
    }
    throw new Error(
      `The app's frame did not open: ${this.page
        .frames()
        .map((frame) => frame.url())
        .join(", ")}`,
    );
  }
}
