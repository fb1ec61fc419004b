import { afterAll, expect, test } from "vitest";
import { aVisitor, launchChromium } from "../../scripts/demo/chromium.ts";
import { AdminApp } from "../support/admin-app.ts";
import { openOnAir } from "../support/on-air.ts";
import { aSmallCatalogue } from "../support/small-catalogue.ts";

const onAir = await openOnAir(aSmallCatalogue({ "Red Mug": 5, "Blue Bowl": 0 }));
const browser = await launchChromium();
afterAll(() => browser.close());

const { addresses } = onAir.house.devStore;

test("the merchant allows e-mails in Shopify's dialog, after a no; then the online store offers them", async () => {
  const context = await aVisitor(browser, { viewport: { width: 390, height: 844 } });
  const admin = new AdminApp(await context.newPage(), addresses);
  const frame = await admin.open("/app");
  const allow = frame.getByRole("button", { name: "Allow e-mails" });
  const question = admin.page.getByRole("dialog", { name: "Paniere asks for access" });

  const storefront = async () => (await (await aVisitor(browser)).request.get(addresses.shop)).text();
  expect(await storefront()).toContain('data-mail="false"');

  await allow.click();
  await question.getByText("write customers").waitFor();
  await question.getByRole("button", { name: "Decline" }).click();
  await frame.getByText("You did not grant the access").waitFor();
  expect(await admin.axeFindings(frame)).toEqual([]);

  await allow.click();
  await question.getByRole("button", { name: "Grant access" }).click();
  await frame.getByText("Send your own e-mail when a customer gets the tag “Paniere turn”").waitFor();
  expect(await allow.count()).toBe(0);
  expect(await admin.axeFindings(frame)).toEqual([]);

  await expect.poll(storefront, { timeout: 20_000, interval: 1000 }).toContain('data-mail="true"');
}, 90_000);
