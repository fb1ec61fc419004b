import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeShop } from "./fake-shop.ts";
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

const arrive = async (options: Parameters<typeof Shopper.arrive>[2] = {}) => {
  shopper = await Shopper.arrive(browser, shop, options);
  await shopper.pin.waitFor();
};
const handle = () => shopper.page.locator('[data-action="move"]');
const boxOf = async (part: string) => {
  const box = await shopper.part(part).boundingBox();
  if (!box) throw new Error(`${part} is not there`);
  return box;
};
/** Where the middle of the player is, in shares of the window, to one digit. */
const middle = async () => {
  const { x, y, width, height } = await boxOf("frame");
  const size = shopper.page.viewportSize() ?? desktop;
  const share = (at: number, whole: number): string => (at / whole).toFixed(1);
  return `${share(x + width / 2, size.width)} ${share(y + height / 2, size.height)}`;
};
const isWhole = async (): Promise<boolean> => {
  const { x, y, width, height } = await boxOf("frame");
  const size = shopper.page.viewportSize() ?? desktop;
  return x >= 0 && y >= 0 && x + width <= size.width && y + height <= size.height;
};

/** The code of the drag comes with the first touch. */
async function codeIsThere(): Promise<void> {
  const isHere = () => performance.getEntriesByType("resource").some(({ name }) => name.includes("show-drag.js"));
  await eventually(() => shopper.page.evaluate(isHere)).toBe(true);
  await shopper.page.waitForTimeout(600);
}

async function dragTo(x: number, y: number): Promise<void> {
  const box = await boxOf("frame");
  const { mouse } = shopper.page;
  await mouse.move(box.x + box.width / 2, box.y + 90);
  await mouse.down();
  await codeIsThere();
  await mouse.move(x, y, { steps: 8 });
  await shopper.page.waitForTimeout(100);
  await mouse.up();
}

describe("the floating player, with a pointer", () => {
  test("stays where it is put, over pages; the drag is no tap", async () => {
    await arrive();

    await dragTo(500, 300);

    const put = await middle();
    expect(put).toBe("0.4 0.5");
    expect(await shopper.part("frame").getAttribute("data-size")).toBe("mini");
    await shopper.page.reload();
    await shopper.pin.waitFor();
    expect(await middle()).toBe(put);
  });

  test("goes to the corner that it is put near", async () => {
    await arrive();

    await dragTo(500, 300);
    await dragTo(160, 110);

    await eventually(async () => {
      const { x, y } = await boxOf("frame");
      return [x, y];
    }).toEqual([24, 24]);
  });

  test("is opened by a tap as before, also where the hand trembles", async () => {
    await arrive();
    const box = await boxOf("frame");
    await shopper.page.mouse.move(box.x + 60, box.y + 120);
    await shopper.page.mouse.down();
    await shopper.page.mouse.move(box.x + 63, box.y + 122);
    await shopper.page.mouse.up();

    await eventually(() => shopper.part("frame").getAttribute("data-size")).toBe("stage");
  });

  test("never leaves the window: not by a wide throw, not when the window shrinks or turns", async () => {
    await arrive();

    await dragTo(-900, -900);
    expect(await isWhole()).toBe(true);
    await dragTo(700, 420);
    for (const size of [
      { width: 390, height: 844 },
      { width: 844, height: 390 },
      { width: 320, height: 480 },
      desktop,
    ]) {
      await shopper.page.setViewportSize(size);
      expect(await isWhole(), JSON.stringify(size)).toBe(true);
    }
  });

  test("moves under a finger, and the page does not scroll with it", async () => {
    await arrive({ viewport: phone, hasTouch: true });
    const box = await boxOf("frame");
    const session = await shopper.page.context().newCDPSession(shopper.page);
    const at = { x: box.x + 60, y: box.y + 100 };
    await session.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: [at] });
    await codeIsThere();
    for (let i = 1; i <= 8; i++) {
      const touchPoints = [{ x: at.x - i * 15, y: at.y - i * 50 }];
      await session.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints });
    }
    await session.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });

    await eventually(async () => (await boxOf("frame")).y).toBeLessThan(300);
    expect(await shopper.page.evaluate(() => scrollY)).toBe(0);
    expect(await shopper.part("frame").getAttribute("data-size")).toBe("mini");
  });

  test("goes round the corners with taps on its handle, without a drag", async () => {
    await arrive();
    const corners: string[] = [];
    for (let i = 0; i < 4; i++) {
      await handle().click();
      await codeIsThere();
      corners.push(await middle());
    }

    expect(corners).toEqual(["0.1 0.7", "0.1 0.3", "0.9 0.3", "0.9 0.7"]);
    expect(await shopper.part("frame").getAttribute("data-size")).toBe("mini");
  });

  test("takes the bubble along", async () => {
    await arrive();
    await handle().click();
    await eventually(async () => (await boxOf("frame")).x).toBe(24);

    await shopper.part("smaller").click();

    await shopper.part("bubble").waitFor();
    expect((await boxOf("bubble")).x).toBe(24);
  });
});

describe("the floating player, with the keyboard", () => {
  test("moves by arrow keys on its handle, says where it is, keeps the focus, and Escape puts it back", async () => {
    await arrive();
    const home = await boxOf("frame");
    await handle().focus();
    await codeIsThere();
    expect(await handle().getAttribute("aria-label")).toMatch(/Arrow keys move it, Escape puts it back/);

    for (const key of ["ArrowUp", "ArrowUp", "ArrowLeft"]) await shopper.page.keyboard.press(key);

    await eventually(() => shopper.part("news").textContent()).toBe("Moved: 90 % across, 80 % down");
    const moved = await boxOf("frame");
    expect(moved.x).toBeLessThan(home.x - 50);
    expect(moved.y).toBeLessThan(home.y - 50);
    expect(await handle().evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await shopper.accessFaults()).toEqual([]);

    await shopper.page.keyboard.press("Escape");
    await eventually(() => boxOf("frame")).toEqual(home);
    expect(await shopper.part("frame").getAttribute("data-size")).toBe("mini");
  });

  test("stays within the window at the end of its way", async () => {
    await arrive({ viewport: phone });
    await handle().focus();
    await codeIsThere();

    for (let i = 0; i < 15; i++) await shopper.page.keyboard.press("ArrowLeft");

    expect((await boxOf("frame")).x).toBe(16);
    expect(await isWhole()).toBe(true);
  });
});

test("the merchant's other corner is where it begins, and where a page's text runs to the left it mirrors", async () => {
  shop.settings = { corner: "start" };
  await arrive();
  expect((await boxOf("frame")).x).toBe(24);

  await shopper.page.evaluate(() => (document.documentElement.dir = "rtl"));

  const { x, width } = await boxOf("frame");
  expect(x + width).toBe(desktop.width - 24);
});
