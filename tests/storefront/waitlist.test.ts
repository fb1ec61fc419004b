import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FakeShop } from "./fake-shop.ts";
import { aHeldLamp, aLampSnapshot } from "./line-up.ts";
import { eventually, openBrowser, openShop, Shopper } from "./shopper.ts";

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
  shop.snapshot = aLampSnapshot(aHeldLamp({ variant: { available: 0 } }));
  shop.holds.free.set("201", 0);
});
afterEach(async () => {
  await shopper.leave();
  await shop.stop();
});

const button = (name: RegExp | string) => shopper.page.getByRole("button", { name });
const place = () => shopper.field("place").textContent();
const turn = () => shopper.page.locator(".paniere-turn");
const news = () => shopper.part("news").textContent();

async function join(): Promise<void> {
  shopper = await Shopper.arrive(browser, shop);
  await shopper.openPinned();
  await button("Join the waitlist").click();
  await eventually(place).toBe("3 ahead of you");
}
/** The stream says that whoever has a place up to this one is served. */
function tell(servedUpTo: number, version: number): void {
  const [, lamp] = aLampSnapshot(aHeldLamp({ version, variant: { available: 0, waiting: 2, servedUpTo } })).items;
  if (lamp) shop.send({ kind: "item", item: lamp });
}

describe("what is sold out", () => {
  test("is waited for with one tap: the place is said, and nothing is in the cart", async () => {
    await join();

    expect(await shopper.add.textContent()).toBe("On the waitlist");
    expect(await shopper.add.getAttribute("aria-disabled")).toBe("true");
    expect(await news()).toBe("On the waitlist: Paper Lamp with a Walnut Foot, Large");
    expect(shop.holds.requests.find(({ path }) => path === "waitlist")?.body).toMatchObject({
      show: "show-1",
      item: "item-lamp",
      variant: "201",
      units: 1,
      shopper: "token-1",
    });
    expect(shop.cart.requests).toEqual([]);
  });

  test("is left with one tap, and can be joined again", async () => {
    await join();

    await button("Leave the waitlist").click();

    await eventually(() => shopper.add.textContent()).toBe("Join the waitlist");
    expect(shop.holds.queue[0]?.state).toBe("left");
  });

  test("that is back a moment before the stream knows is said to be back", async () => {
    shop.holds.free.set("201", 1);
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();

    await button("Join the waitlist").click();

    await eventually(() => shopper.field("message").textContent()).toBe("It is back. Tap once more.");
  });

  test("cannot be waited for while the app is down, and says that it did not work", async () => {
    shop.holds.isUp = false;
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();

    await button("Join the waitlist").click();

    await eventually(() => shopper.field("message").textContent()).toBe("That did not work. Please try again.");
  });

  test("in one size is chosen to be waited for; what needs no hold cannot be", async () => {
    shop.snapshot = aLampSnapshot({
      optionNames: ["Size"],
      variants: [
        ...aHeldLamp({ variant: { id: "201", title: "Small" } }).variants,
        ...aHeldLamp({ variant: { id: "202", title: "Large", available: 0 } }).variants,
        ...aHeldLamp({ variant: { id: "203", title: "Huge", available: 0, hold: "none" } }).variants,
      ],
    });
    shopper = await Shopper.arrive(browser, shop);
    await shopper.openPinned();

    await shopper.page.getByRole("radio", { name: "Large" }).check();

    await eventually(() => shopper.add.textContent()).toBe("Join the waitlist");
    expect(await shopper.page.getByRole("radio", { name: "Huge" }).isDisabled()).toBe(true);
  });
});

describe("a turn", () => {
  test("is told on the stream with its time, and goes into the basket with one tap", async () => {
    await join();
    await shopper.page.keyboard.press("Escape");
    shop.holds.serve("201");

    tell(14, 2);

    await eventually(news).toBe("It is your turn: Paper Lamp with a Walnut Foot, Large is held for you.");
    await eventually(() => turn().innerText()).toMatch(/It is your turn[\s\S]*Paper Lamp[\s\S]*(9:5\d|10:00)/);
    await turn().click();
    await eventually(() => shopper.add.textContent()).toBe("Add to basket");
    expect(await place()).toBe("It is your turn");
    await shopper.add.click();

    await eventually(() => shop.cart.requests.length).toBe(1);
    expect(JSON.stringify(shop.cart.requests[0]?.body)).toContain(`"_paniere_hold":"1.1.hold-of-`);
    expect(shop.holds.count("holds")).toBe(0);
    await eventually(() => turn().isVisible()).toBe(false);
  });

  test("is not asked for before the stream says so", async () => {
    await join();
    const asked = shop.holds.count("holds/mine");

    tell(13, 2);
    await shopper.page.waitForTimeout(1000);

    expect(shop.holds.count("holds/mine")).toBe(asked);
    expect(await place()).toBe("3 ahead of you");
  });

  test("comes out of the bubble, on another page too", async () => {
    await join();
    await shopper.page.keyboard.press("Escape");
    await shopper.part("smaller").click();
    await shopper.part("smaller").click();
    await shopper.page.reload();
    await shopper.part("bubble").waitFor();
    await eventually(() => shop.holds.count("holds/mine")).toBeGreaterThan(0);
    shop.holds.serve("201");

    tell(14, 2);

    await turn().waitFor();
    expect(await shopper.part("frame").getAttribute("data-size")).toBe("mini");
  });

  test("waits in the basket too", async () => {
    await join();
    shop.holds.serve("201");
    tell(14, 2);
    await eventually(() => shopper.add.textContent()).toBe("Add to basket");
    await shopper.page.keyboard.press("Escape");
    await shopper.open("basket");
    const waiting = shopper.page.locator(".paniere-turn-line");
    expect(await waiting.innerText()).toMatch(/1 × Paper Lamp[\s\S]*It is your turn/);

    await waiting.getByRole("button", { name: "Add to basket" }).click();

    await eventually(() => shopper.page.locator(".paniere-line").count()).toBe(1);
    expect(await waiting.count()).toBe(0);
  });

  test("that is missed is said to be over, and the queue can be joined again", async () => {
    await join();
    shop.holds.holdMs = 2000;
    shop.holds.serve("201");
    tell(14, 2);
    await eventually(() => shopper.add.textContent()).toBe("Add to basket");

    await eventually(place).toBe("Your turn has passed. You can join again.");

    expect(await shopper.add.textContent()).toBe("Join the waitlist");
    expect(await turn().isVisible()).toBe(false);
  });
});

describe("an e-mail at the turn", () => {
  test("is offered where the shop writes them, with what it means, and asks for a whole address", async () => {
    shop.offersMail = true;
    await join();
    const email = shopper.page.getByLabel("E-mail (optional)");
    expect(await shopper.page.locator("#paniere-email-consent").innerText()).toContain("Tom & Jo may send you e-mails");

    await email.fill("ada@");
    await button("E-mail me at my turn").click();
    await eventually(() => shopper.field("trouble").textContent()).toBe("Please enter a whole e-mail address.");
    expect(shop.holds.count("waitlist")).toBe(1);
    await email.fill("ada@example.com");
    await email.press("Enter");

    await eventually(() => shopper.field("mailed").textContent()).toBe("We will e-mail you at your turn.");
    const [first, second] = shop.holds.requests.filter(({ path }) => path === "waitlist").map(({ body }) => body);
    expect(second).toEqual({ ...first, email: "ada@example.com" });
  });

  test("that could not be noted is said to have failed, and the place is kept", async () => {
    shop.offersMail = true;
    shop.holds.mail = "not-noted";
    await join();

    await shopper.page.getByLabel("E-mail (optional)").fill("ada@example.com");
    await button("E-mail me at my turn").click();

    await eventually(() => shopper.field("trouble").textContent()).toBe("That did not work. Please try again.");
    expect(await place()).toBe("3 ahead of you");
  });

  test("is not offered where the shop does not", async () => {
    await join();

    expect(await shopper.field("mail").isVisible()).toBe(false);
  });
});
