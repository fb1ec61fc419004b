import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from "playwright-core";
import { findChromium } from "../setup/chromium.mjs";
import { ordinaryUserAgent } from "./admin-session.ts";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A headless browser of the machine's own. `hostRules` sends host names elsewhere: "MAP cdn.shopify.com 127.0.0.1:4506". */
export async function launchChromium(hostRules: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("No Chromium was found: run `node scripts/setup.mjs --browser`");
  const rules = hostRules.length === 0 ? [] : [`--host-resolver-rules=${hostRules.join(", ")}`];
  // The demo itself answers Ctrl-C, and closes the browser then.
  const signals = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return chromium.launch({ executablePath, args: [...flags, ...rules], ...signals });
}

/** A person with a browser of their own: no cookies yet, and a name that an ordinary browser has. */
export async function aVisitor(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({
    userAgent: ordinaryUserAgent,
    locale: "en-GB",
    viewport: { width: 1280, height: 800 },
    ignoreHTTPSErrors: true,
    ...options,
  });
}
