import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeShop } from "./fake-shop.ts";
import { aHeldLamp, aLampSnapshot, aShow, aVariant } from "./line-up.ts";
import { desktop, eventually, openBrowser, openShop, phone, Shopper } from "./shopper.ts";

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

/** The pinned lamp is held for a shopper before it goes into the cart. */
async function sellByHolds(available: number): Promise<void> {
  const snapshot = aLampSnapshot(aHeldLamp({ version: 2, variant: { available } }));
  shop.holds.free.set("201", available);
  shop.offersMail = true;
  shop.snapshot = snapshot;
  await shopper.page.reload();
  await eventually(() => shopper.pin.innerText()).toContain("59");
}
async function tap(): Promise<void> {
  await shopper.openPinned();
  await shopper.add.click();
}

/** Each state of the floating show, and how a shopper gets there. */
const states: Readonly<Record<string, () => Promise<void>>> = {
  collapsed: async () => {
    await shopper.part("smaller").click();
  },
  small: async () => {
    await shopper.pin.waitFor();
  },
  open: () => shopper.open("play"),
  "a product": () => shopper.openPinned(),
  "sold out": async () => {
    const version = 3;
    shop.send(aLampSnapshot());
    await shopper.openPinned();
    const lamp = aLampSnapshot({ version, variants: [aVariant({ id: "201", available: 0 })] }).items[1];
    if (lamp) shop.send({ kind: "item", item: lamp });
    await eventually(() => shopper.add.textContent()).toBe("Sold out");
  },
  "an empty basket": async () => {
    await shopper.open("basket");
    await shopper.page.getByText("Your basket is empty").waitFor();
  },
  "a basket": async () => {
    shop.cart.answer("/cart/add.js", { items: [{ id: "101", quantity: 1, properties: {} }] });
    await shopper.open("basket");
    await shopper.page.locator(".paniere-line").waitFor();
  },
  "something held": async () => {
    await sellByHolds(3);
    await tap();
    await eventually(() => shopper.part("sheet").isVisible()).toBe(false);
    await shopper.page.waitForTimeout(3000);
  },
  "a held line": async () => {
    await sellByHolds(3);
    await tap();
    await shopper.open("basket");
    await shopper.page.getByText("Held for you").nth(1).waitFor();
  },
  "a line that is held no longer": async () => {
    shop.holds.holdMs = 1500;
    await sellByHolds(3);
    await tap();
    await shopper.open("basket");
    await shopper.page.getByText("No longer held", { exact: true }).waitFor();
  },
  "a waitlist": async () => {
    await sellByHolds(0);
    await shopper.openPinned();
    await shopper.page.getByRole("button", { name: "Join the waitlist" }).waitFor();
  },
  "a place in the waitlist": async () => {
    await sellByHolds(0);
    await tap();
    await shopper.page.getByText("3 ahead of you").waitFor();
    await shopper.page.getByRole("button", { name: "E-mail me at my turn" }).click();
    await shopper.page.getByText("Please enter a whole e-mail address.").waitFor();
  },
  "a turn": async () => {
    await sellByHolds(0);
    await tap();
    await shopper.page.getByText("3 ahead of you").waitFor();
    shop.holds.serve("201");
    const [, lamp] = aLampSnapshot(aHeldLamp({ version: 3, variant: { available: 0, servedUpTo: 14 } })).items;
    if (lamp) shop.send({ kind: "item", item: lamp });
    await eventually(() => shopper.add.textContent()).toBe("Add to basket");
    await press("Escape");
    await shopper.page.locator(".paniere-turn").waitFor();
  },
  "the line-up": async () => {
    await shopper.open("play");
    await shopper.open("line-up");
  },
  ended: async () => {
    await shopper.open("play");
    shop.send({ kind: "show", show: aShow({ version: 2, state: "ended" }) });
    await shopper.page.getByText("The show is over").waitFor();
  },
};

describe.each([
  ["desktop", desktop],
  ["phone", phone],
] as const)("on a %s", (_, viewport) => {
  test.each(Object.keys(states))("axe-core finds nothing, and no target is under 44 pixels: %s", async (state) => {
    await arrive({ viewport });
    await shopper.pin.waitFor();

    await states[state]?.();

    expect(await shopper.accessFaults()).toEqual([]);
    expect(await smallTargets()).toEqual([]);
  });

  test("axe-core finds nothing in the pill of the next show", async () => {
    shop.show = { title: "Winter", host: "", state: "scheduled", startsAt: "2099-06-05T18:30:00.000Z" };
    await arrive({ viewport });
    await shopper.part("pill").waitFor();

    expect(await shopper.accessFaults()).toEqual([]);
  });
});

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
  test.each(["de", "th", "fr", "zh-CN"])("nothing is cut off on a phone in %s", async (locale) => {
    shop.locale = locale;
    await arrive({ viewport: phone });
    await shopper.openPinned();
    const wide = () =>
      shopper.page.evaluate(() =>
        [...document.querySelectorAll("live-basket :is(button, a, p, span, h2)")]
          .filter((each) => each.checkVisibility() && getComputedStyle(each).textOverflow !== "ellipsis")
          .filter(
            (each) =>
              !each.className.includes("unseen") && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0,
          )
          .map((each) => each.outerHTML.slice(0, 100)),
      );

    expect(await wide()).toEqual([]);
    await press("Escape");
    await shopper.open("basket");
    await eventually(wide).toEqual([]);
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
