import { afterAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { AdminApp } from "../support/admin-app.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 5 }));
const browser = await launchChromium();
afterAll(() => browser.close());

const { store, addresses } = onAir.house.devStore;
const { validations } = store.state;

/** The merchant deletes every validation in the store's settings, and the app has noticed it. */
async function withoutGuard(): Promise<void> {
  for (const { id } of [...validations.values()]) validations.delete(id);
  await onAir.database.forgetGuard(store.domain);
}

test.each([1280, 390])(
  "at %i pixels a merchant switches the guard on, after a no that is said in Shopify's words",
  async (width) => {
    await withoutGuard();
    const other = { title: "Other", appId: "1", functionHandle: "other", enabled: true, blockOnFailure: false };
    const others = Array.from({ length: 25 }, (_, index) => String(5000 + index));
    for (const id of others) validations.put({ ...other, id, createdAt: store.timestamp() });
    const admin = new AdminApp(
      await (await aVisitor(browser, { viewport: { width, height: 844 } })).newPage(),
      addresses,
    );
    const frame = await admin.open("/app");
    const button = frame.getByRole("button", { name: "Switch on the stock guard" });

    await button.click();

    await frame.getByText("Cannot have more than 25 active validation functions.").waitFor();
    expect(await admin.axeFindings(frame)).toEqual([]);
    const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    for (const id of others) validations.delete(id);
    await button.click();
    await button.waitFor({ state: "detached" });
    expect([...validations.values()]).toMatchObject([{ functionHandle: "stock-guard", enabled: true }]);
  },
);
