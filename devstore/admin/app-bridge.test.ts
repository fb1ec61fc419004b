import { existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { type Browser, chromium, type FrameLocator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { aDevStore, type TestStore } from "../test-dev-store.ts";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
const executablePath = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));

let shop: TestStore;
let browser: Browser;
let page: Page;
let frame: FrameLocator;
/** Authorization of every request to /api, and how many of them are to be refused first */
let authorizations: string[] = [];
let refusals = 0;

const appPage = `<!doctype html><html lang="en"><head><title>Test page</title>
<script src="https://cdn.shopify.com/shopifycloud/app-bridge.js" data-api-key="test-app"></script></head><body>
<ui-nav-menu><a href="/" rel="home">Home</a><a href="/shows">Shows</a></ui-nav-menu>
<ui-title-bar title="Shows"><button variant="primary" onclick="out.textContent='primary pressed'">New show</button></ui-title-bar>
<ui-save-bar id="bar"><button variant="primary" onclick="out.textContent='saved';shopify.saveBar.hide('bar')">Save</button><button onclick="out.textContent='discarded'">Discard</button></ui-save-bar>
<button onclick="shopify.toast.show('Show saved')">toast</button>
<button onclick="fetch('/api').then(r=>r.text()).then(t=>out.textContent=t)">ask</button>
<button onclick="shopify.saveBar.show('bar')">change</button>
<button onclick="shopify.resourcePicker({type:'product',multiple:true,selectionIds:[]}).then(p=>out.textContent=p===undefined?'cancelled':p.map(x=>x.handle+' '+x.id+' '+x.variants.length).join(';'))">pick</button>
<button onclick="shopify.scopes.request(['write_customers']).then(({result,detail})=>out.textContent=result+' '+detail.granted)">more</button>
<button onclick="shopify.scopes.revoke(['write_customers']).then(({revoked})=>shopify.scopes.query().then(({granted,optional})=>out.textContent='back '+revoked+' of '+optional+', left '+granted))">less</button>
<button onclick="shopify.scopes.request(['write_orders']).catch(error=>out.textContent=error.message)">too much</button>
<a href="/elsewhere">leave</a>
<p id="out"></p><script>const out=document.getElementById('out');addEventListener('shopify:navigate',e=>{history.pushState(null,'',e.target.getAttribute('href'));out.textContent='at '+location.pathname});</script></body></html>`;

function app(request: IncomingMessage, response: ServerResponse): void {
  const path = (request.url ?? "").split("?")[0];
  if (path === "/api") {
    authorizations.push(request.headers.authorization ?? "");
    if (refusals-- > 0) return void response.writeHead(401, { "x-shopify-retry-invalid-session-request": "1" }).end();
    return void response.end("the app's answer");
  }
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "frame-ancestors https://demo.myshopify.com https://admin.shopify.com;",
  });
  response.end(appPage);
}

beforeAll(async () => {
  shop = await aDevStore(app);
  await shop.devStore.installApp();
  if (executablePath === undefined) throw new Error("No Chromium was found; CHROMIUM_PATH can name one.");
  browser = await chromium.launch({ executablePath, args: flags });
}, 60_000);

afterAll(async () => {
  await browser.close();
  await shop.stop();
});

afterEach(() => page.close());

beforeEach(async () => {
  authorizations = [];
  refusals = 0;
  page = await browser.newPage();
  await page.goto(`${shop.devStore.addresses.admin}/store/demo/apps/test-app`);
  frame = page.frameLocator("[data-app-frame]");
  await frame.getByRole("button", { name: "toast" }).waitFor();
}, 30_000);

const out = async (text: string | RegExp) => frame.locator("#out").filter({ hasText: text }).waitFor();

test("the admin shows the app's title, actions, navigation and toasts", async () => {
  await page.getByRole("heading", { name: "Shows" }).waitFor();
  await page.getByRole("button", { name: "New show" }).click();
  await out("primary pressed");

  await frame.getByRole("button", { name: "toast" }).click();
  await page.getByText("Show saved").waitFor();

  await page.getByRole("link", { name: "Shows" }).click();
  await out("at /shows");
  await expect.poll(() => page.url()).toMatch(/\/store\/demo\/apps\/test-app\/shows$/);
}, 30_000);

test("a request to the app carries a session token, and a refused one is sent once more with a fresh one", async () => {
  refusals = 1;

  await frame.getByRole("button", { name: "ask" }).click();

  await out("the app's answer");
  expect(authorizations).toHaveLength(2);
  expect(new Set(authorizations).size).toBe(2);
  const claims = JSON.parse(Buffer.from(authorizations[1]?.split(".")[1] ?? "", "base64url").toString()) as Record<
    string,
    unknown
  >;
  expect(claims).toMatchObject({ aud: "test-app", dest: "https://demo.myshopify.com" });
}, 30_000);

test("the resource picker finds products and answers those that were chosen, or nothing when it was cancelled", async () => {
  await frame.getByRole("button", { name: "pick" }).click();
  await page.getByLabel("Search products").fill("candle");
  await page.getByRole("checkbox", { name: /Vanilla Candle/ }).check();
  await page.getByLabel("Search products").fill("shirt");
  await page.getByRole("checkbox", { name: /Blue Shirt/ }).check();
  await page.getByText("2 selected").waitFor();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await out(/^candle gid:\/\/shopify\/Product\/\d+ 1;blue-shirt gid:\/\/shopify\/Product\/\d+ 2$/);

  await frame.getByRole("button", { name: "pick" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await out("cancelled");
}, 30_000);

test("more access is the merchant's to grant or decline, and what the app does not declare is not asked for", async () => {
  const more = frame.getByRole("button", { name: "more" });
  const question = page.getByRole("dialog", { name: "Test App asks for access" });
  await more.click();
  await question.getByText("write customers").waitFor();
  await question.getByRole("button", { name: "Decline" }).click();
  await out(/^declined-all read_products$/);

  await more.click();
  await question.getByRole("button", { name: "Grant access" }).click();
  await out(/^granted-all read_products,write_customers$/);
  await frame.getByRole("button", { name: "ask" }).click();
  await out("the app's answer");
  await more.click();
  await out(/^granted-all read_products,write_customers$/);

  await frame.getByRole("button", { name: "less" }).click();
  await out(/^back write_customers of write_customers,read_themes, left read_products$/);
  await frame.getByRole("button", { name: "too much" }).click();
  await out("Scopes that the app does not declare: write_orders");
}, 30_000);

test("unsaved changes hold every way out until they are saved or given up", async () => {
  await frame.getByRole("button", { name: "change" }).click();
  await page.getByText("Unsaved changes", { exact: true }).waitFor();

  await page.getByRole("link", { name: "Orders" }).click();
  await page.getByRole("button", { name: "Stay" }).click();
  expect(page.url()).toContain("/apps/test-app");
  await frame.getByRole("link", { name: "leave" }).click();
  await page.getByRole("button", { name: "Stay" }).click();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await out("saved");
  await page.getByText("Unsaved changes", { exact: true }).waitFor({ state: "hidden" });

  await frame.getByRole("button", { name: "change" }).click();
  await page.getByRole("link", { name: "Orders" }).click();
  await page.getByRole("button", { name: "Leave page" }).click();
  await page.getByRole("heading", { name: "Orders" }).waitFor();
}, 30_000);

test("the session token bounce page goes on with a token, and an app opened by itself goes to the admin", async () => {
  const { tunnel, admin } = shop.devStore.addresses;
  const reload = encodeURIComponent(`${tunnel}/shows?shop=demo.myshopify.com`);

  await page
    .locator("[data-app-frame]")
    .evaluate(
      (element, url) => ((element as HTMLIFrameElement).src = url),
      `${tunnel}/auth/session-token?shopify-reload=${reload}`,
    );

  await expect
    .poll(() =>
      page
        .frames()
        .map((one) => one.url())
        .join(),
    )
    .toMatch(/\/shows\?shop=demo\.myshopify\.com&id_token=ey/);

  await page.goto(`${tunnel}/shows`);
  await page.waitForURL(`${admin}/store/demo/apps/test-app/shows`);
}, 30_000);
