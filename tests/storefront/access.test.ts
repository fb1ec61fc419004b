import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { embedStates } from "./embed-states.ts";
import type { FakeShop } from "./fake-shop.ts";
import { aLampSnapshot, onDeal } from "./line-up.ts";
import { eventually, openBrowser, openShop, phone, Shopper } from "./shopper.ts";
import { textsCutOff } from "./text-fit.ts";

let browser: Browser;
let shop: FakeShop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await openShop();
  shop.isStreamUp = false;
});
afterEach(async () => {
  await shopper.leave();
  await shop.stop();
});

const arrive = async (options: BrowserContextOptions = {}) => {
  shopper = await Shopper.arrive(browser, shop, options);
};
const focused = () =>
  shopper.page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent.trim(),
  );
const press = async (...keys: string[]) => {
  for (const key of keys) await shopper.page.keyboard.press(key);
};

/** Comes to a state of the floating show. */
async function reach(name: string, options: BrowserContextOptions = {}): Promise<void> {
  const state = embedStates[name];
  if (!state) throw new Error(`there is no state ${name}`);
  state.given?.(shop);
  await arrive(options);
  await shopper.page.locator(".paniere-pin:visible").first().waitFor();
  await state.when(shopper, shop);
}

describe.each(Object.keys(embedStates))("in the state of %s", (name) => {
  test("axe-core finds nothing, no target is under 44 pixels, and every control has a name, on a desktop and a phone", async () => {
    await reach(name);

    expect(await shopper.accessFaults()).toEqual([]);
    expect(await smallTargets()).toEqual([]);
    expect(await namelessControls()).toEqual([]);
    await shopper.page.setViewportSize(phone);
    expect(await shopper.accessFaults()).toEqual([]);
    expect(await smallTargets()).toEqual([]);
  });

  test("nothing is lost on a screen 320 pixels wide, at twice the size, nor with wider letters and lines", async () => {
    await reach(name, { viewport: { width: 320, height: 640 } });

    expect(await textsCutOff(shopper.page)).toEqual([]);
    expect(await controlsOffScreen()).toEqual([]);
    await shopper.page.setViewportSize({ width: 640, height: 400 });
    expect(await textsCutOff(shopper.page)).toEqual([]);
    expect(await controlsOffScreen()).toEqual([]);
    await shopper.page.setViewportSize(phone);
    await shopper.page.addStyleTag({ content: wideText });
    expect(await textsCutOff(shopper.page)).toEqual([]);
  });
});

test("axe-core finds nothing in the pill of the next show", async () => {
  shop.show = { title: "Winter", host: "", state: "scheduled", startsAt: "2099-06-05T18:30:00.000Z" };
  await arrive({ viewport: phone });
  await shopper.part("pill").waitFor();

  expect(await shopper.accessFaults()).toEqual([]);
});

test("a store without a show has nothing of it, for nobody", async () => {
  shop.show = null;
  await arrive();

  expect(await shopper.page.locator("live-basket").count()).toBe(0);
  expect(await shopper.page.locator("[class^='paniere']").count()).toBe(0);
});

/** Spacing of text that a reader may set. https://www.w3.org/TR/WCAG22/#text-spacing */
const wideText = `live-basket * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }`;

/** Controls that can neither be seen nor scrolled to. */
function controlsOffScreen(): Promise<string[]> {
  return shopper.page.evaluate(() =>
    [...document.querySelectorAll("live-basket :is(button, a)")]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest("[inert]"))
      .filter((each) => {
        each.scrollIntoView({ block: "nearest" });
        const { left, right, top, bottom } = each.getBoundingClientRect();
        return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1;
      })
      .map((each) => `${each.outerHTML.slice(0, 120)} ${JSON.stringify(each.getBoundingClientRect())}`),
  );
}

function namelessControls(): Promise<string[]> {
  return shopper.page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("live-basket :is(button, a, input)")]
      .filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .filter((each) => {
        const labels =
          each instanceof HTMLInputElement ? [...(each.labels ?? [])].map((label) => label.textContent) : [];
        return ![each.ariaLabel, each.textContent, ...labels].some((name) => name?.trim());
      })
      .map((each) => each.outerHTML.slice(0, 120)),
  );
}

/** Listens to what a screen reader is given to say. */
function hearNews(): Promise<void> {
  return shopper.page.evaluate(() => {
    const heard: (string | null)[] = [];
    Reflect.set(window, "heard", heard);
    const news = document.querySelector("[data-part='news']");
    if (news)
      new MutationObserver(() => heard.push(news.textContent)).observe(news, { childList: true, characterData: true });
  });
}
const newsHeard = () => shopper.page.evaluate(() => Reflect.get(window, "heard") as string[]);

/** Buttons, links and radios on screen that a finger would miss. */
function smallTargets(): Promise<string[]> {
  return shopper.page.evaluate(() => {
    const targets = [...document.querySelectorAll("live-basket :is(button, a, input)")];
    return targets
      .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest("[inert]"))
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect();
        return height < 43.5 || (width < 43.5 && target.tagName !== "A");
      })
      .map((target) => `${target.outerHTML.slice(0, 120)} ${JSON.stringify(target.getBoundingClientRect())}`);
  });
}

describe("with the keyboard alone", () => {
  test("a shopper opens the pin, chooses, buys, and comes back to where the journey began", async () => {
    await arrive();
    await shopper.pin.waitFor();
    await shopper.page.locator("#theme-cart").focus();
    for (let i = 0; i < 30 && (await focused())?.includes("€19.90") !== true; i++) await press("Tab");
    expect(await shopper.pin.evaluate((pin) => pin === document.activeElement)).toBe(true);

    await press("Enter");
    await eventually(focused).toBe("Product");
    await press("Tab", "Tab", "Tab", "ArrowDown");
    expect(await shopper.page.getByRole("radio", { name: "M" }).isChecked()).toBe(true);
    await press("Tab", "Tab", "Tab", "Enter", "Tab");
    expect(await focused()).toBe("Add to basket");
    await press("Enter");

    await eventually(() => shop.cart.requests.length).toBe(2);
    expect(shop.cart.requests[0]?.body).toMatchObject({ items: [{ id: "103", quantity: 2 }] });
    await eventually(() => shopper.pin.evaluate((pin) => pin === document.activeElement)).toBe(true);
  });

  test("Escape closes the sheet, then makes the show smaller, and the focus is never lost", async () => {
    await arrive();
    await shopper.open("play");
    await shopper.part("line-up").waitFor();
    await shopper.part("line-up").focus();
    await press("Enter");
    await eventually(focused).toBe("All products");

    await press("Escape");
    expect(await focused()).toContain("All products");
    expect(await shopper.part("sheet").isVisible()).toBe(false);
    await press("Escape");

    expect(await shopper.part("frame").getAttribute("data-size")).toBe("mini");
    expect(await shopper.page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });

  test("over the whole screen of a phone, Tab stays in the show", async () => {
    await arrive({ viewport: phone });
    await shopper.open("play");
    await eventually(() => shopper.part("frame").getAttribute("aria-modal")).toBe("true");

    for (let i = 0; i < 12; i++) {
      await press("Tab");
      expect(await shopper.page.evaluate(() => document.activeElement?.closest("live-basket") !== null)).toBe(true);
    }
    await press("Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab");
    expect(await shopper.page.evaluate(() => document.activeElement?.closest("live-basket") !== null)).toBe(true);
  });

  test("a shopper goes from the pin to the checkout and back, and what happens is said once, politely", async () => {
    await arrive();
    await shopper.pin.waitFor();
    await hearNews();
    await shopper.pin.focus();
    await press("Enter");
    await eventually(focused).toBe("Product");
    for (let i = 0; i < 12 && (await focused()) !== "Add to basket"; i++) await press("Tab");
    await press("Enter");
    await eventually(() => shopper.pin.evaluate((pin) => pin === document.activeElement)).toBe(true);
    for (let i = 0; i < 12 && !(await focused())?.startsWith("Open basket"); i++) await press("Tab");
    await press("Enter");
    await eventually(focused).toBe("Basket");
    await shopper.page.locator(".paniere-line").waitFor();

    for (const goal of ["One more: Ocean Blue Shirt", "Remove Ocean Blue Shirt", "Check out"]) {
      for (let i = 0; i < 12 && !(await focused())?.startsWith(goal); i++) await press("Tab");
      expect(await focused()).toContain(goal);
    }
    await press("Shift+Tab", "Enter");
    await eventually(focused).toBe("Undo");
    await press("Enter");
    await shopper.page.locator(".paniere-line").waitFor();
    await eventually(() => shopper.page.evaluate(() => document.activeElement?.closest("paniere-sheet") !== null)).toBe(
      true,
    );
    await press("Escape");

    await eventually(focused).toMatch(/^Open basket/);
    expect(await newsHeard()).toEqual(["Added to basket: Ocean Blue Shirt"]);
  });

  test("a deal that ends while a shopper looks at it takes no focus, and is said once", async () => {
    const [, lamp] = aLampSnapshot().items;
    if (!lamp) throw new Error("there is no lamp");
    shop.snapshot = aLampSnapshot(onDeal(lamp, 4900, { endsAt: new Date(Date.now() + 5000).toISOString() }));
    await arrive();
    await shopper.openPinned();
    await shopper.page.locator("paniere-sheet [data-step='1']").focus();

    await eventually(() => shopper.field("news").textContent()).toBe("The deal is over.");

    expect(await focused()).toBe("One more");
    expect(await shopper.field("news").getAttribute("role")).toBe("status");
  });

  test("a variant that sells out under the finger keeps the focus in the sheet", async () => {
    shop.snapshot = aLampSnapshot();
    await arrive();
    await shopper.openPinned();
    await shopper.add.focus();

    const lamp = aLampSnapshot({ version: 4, forSale: false }).items[1];
    if (lamp) shop.send({ kind: "item", item: lamp });

    await eventually(focused).toBe("Sold out");
  });
});

describe("looks", () => {
  test("controls keep their edges where a shopper's own colours are forced upon the page", async () => {
    await arrive({ forcedColors: "active" });
    await shopper.openPinned();
    const edges = await shopper.page.evaluate(() =>
      [...document.querySelectorAll("live-basket :is(.paniere-main, .paniere-step, .paniere-value-text)")]
        .filter((each) => each.checkVisibility())
        .filter((each) => {
          const { borderStyle, outlineStyle } = getComputedStyle(each);
          return borderStyle === "none" && outlineStyle === "none";
        })
        .map((each) => each.className),
    );

    expect(edges).toEqual([]);
    expect(await shopper.accessFaults()).toEqual([]);
  });

  test("nothing moves for a shopper who wants it still", async () => {
    await arrive({ reducedMotion: "reduce" });
    await shopper.openPinned();

    expect(await shopper.page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  test("the page is not shifted by a pixel", async () => {
    await arrive();
    await shopper.page.addInitScript(() => {
      Reflect.set(window, "shift", 0);
      new PerformanceObserver((list) => {
        const shifts = list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
        for (const { value, hadRecentInput } of shifts) {
          if (!hadRecentInput) Reflect.set(window, "shift", Number(Reflect.get(window, "shift")) + value);
        }
      }).observe({ type: "layout-shift", buffered: true });
    });
    await shopper.page.reload();
    await shopper.pin.waitFor();
    shop.send(aLampSnapshot());
    await eventually(() => shopper.pin.innerText()).toContain("59");
    await shopper.page.waitForTimeout(500);

    expect(await shopper.page.evaluate(() => Number(Reflect.get(window, "shift")))).toBe(0);
  });
});
