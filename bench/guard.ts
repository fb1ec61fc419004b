/**
 * `npm run bench:guard` counts the WebAssembly instructions that the stock guard takes at a checkout, and sets them against
 * Shopify's limits. The function runs in QuickJS compiled to WebAssembly, as Shopify runs JavaScript, with every instruction
 * counted: reading the input's JSON, deciding, and writing the answer's.
 */
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { signMark } from "../app/domain/hold-mark.ts";
import { openMeteredProgram } from "./guard/metered-quickjs.ts";
import { sha256Script } from "./guard/sha256-script.ts";

/** https://shopify.dev/docs/api/functions/latest#resource-limits, for carts of up to 200 lines */
const limits = { instructions: 11_000_000, inputBytes: 128_000, outputBytes: 20_000 };
/** What has to be far inside the limit: at most this share of it */
const farInside = 0.5;

const key = { version: 1, bytes: Uint8Array.from({ length: 16 }, (_, index) => 31 * index) };
const now = Math.floor(Date.UTC(2026, 10, 21, 10) / 1000);
const variantId = "44556677889900";
const uuid = (index: number) => `${index.toString(16).padStart(8, "0")}-8a51-4b7e-9d10-2f9be1a7c0de`;

interface Cart {
  readonly name: string;
  readonly lines: number;
  readonly guarded: boolean;
  /** Lines that carry a mark */
  readonly marks?: number;
  /** Holds that each guard names as used */
  readonly used?: number;
  /** Nobody has such a cart but to see what happens */
  readonly hostile?: true;
}

const carts: readonly Cart[] = [
  { name: "one line, nothing guarded", lines: 1, guarded: false },
  { name: "one guarded line without a hold", lines: 1, guarded: true },
  { name: "one held line", lines: 1, guarded: true, marks: 1 },
  { name: "one held line, 300 used holds", lines: 1, guarded: true, marks: 1, used: 300 },
  { name: "ten held lines, 40 used holds each", lines: 10, guarded: true, marks: 10, used: 40 },
  { name: "200 lines, nothing guarded", lines: 200, guarded: false },
  { name: "200 guarded lines without a hold", lines: 200, guarded: true, hostile: true },
  { name: "20 held lines, 300 used holds each", lines: 20, guarded: true, marks: 20, used: 300, hostile: true },
  { name: "200 guarded lines, 200 marks", lines: 200, guarded: true, marks: 200, hostile: true },
];

function inputOf({ lines, guarded, marks = 0, used = 0 }: Cart): string {
  const usedIds = Array.from({ length: used }, (_, index) => uuid(index + 100_000).slice(2, 8)).join("");
  const title = "Stoneware mug, hand thrown";
  const guard = `on 2026-11-23 ${now} ${variantId} ${usedIds} ${title}`;
  const line = (index: number) => {
    const hold = { id: uuid(index), variantId, units: 2, endsAt: new Date((now + 600) * 1000) };
    return {
      quantity: 1,
      hold: index < marks ? { value: signMark(hold, key) } : null,
      merchandise: { guard: guarded ? { value: guard } : null },
    };
  };
  return JSON.stringify({
    buyerJourney: { step: "CHECKOUT_INTERACTION" },
    cart: { lines: Array.from({ length: lines }, (_, index) => line(index)) },
    localization: { language: { isoCode: "DE" } },
    shop: { localTime: { date: "2026-11-21" } },
    validation: { guard: { jsonValue: { keys: { "1": Buffer.from(key.bytes).toString("hex") } } } },
  });
}

/** The function as one script, bundled as Shopify's CLI does it. */
async function bundled(module: string, main: string): Promise<string> {
  const entry = fileURLToPath(new URL(`../extensions/stock-guard/src/${module}`, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "stockGuard" } },
  });
  const [output] = [built].flat();
  if (output === undefined || !("output" in output)) throw new TypeError("the function was not bundled");
  return `${output.output[0].code}\nglobalThis.main = ${main};`;
}

const guard = await openMeteredProgram(
  await bundled(
    "cart_validations_generate_run.js",
    "(text) => JSON.stringify(stockGuard.cartValidationsGenerateRun(JSON.parse(text)))",
  ),
);
const bare = await openMeteredProgram(
  "globalThis.main = (text) => JSON.stringify({ n: JSON.parse(text).cart.lines.length });",
);

const rows = carts.map((cart) => {
  const input = inputOf(cart);
  const { output, instructions } = guard.call(input);
  return {
    cart,
    instructions,
    reading: bare.call(input).instructions,
    input: input.length,
    output: Buffer.byteLength(output),
  };
});

const number = (value: number) => value.toLocaleString("en-US");
console.log(
  "Instructions of the stock guard in QuickJS on WebAssembly; the limit is 11,000,000 for carts of up to 200 lines\n",
);
console.log(
  `${"cart".padEnd(38)}${"instructions".padStart(13)}${"of limit".padStart(10)}${"reading".padStart(12)}${"input".padStart(9)}${"output".padStart(8)}`,
);
for (const { cart, instructions, reading, input, output } of rows) {
  const share = `${((100 * instructions) / limits.instructions).toFixed(1)} %`;
  console.log(
    cart.name.padEnd(38) +
      number(instructions).padStart(13) +
      share.padStart(10) +
      number(reading).padStart(12) +
      number(input).padStart(9) +
      number(output).padStart(8),
  );
}

const signature = await openMeteredProgram(
  await bundled(
    "sip-hash.js",
    "(text) => stockGuard.sipHash('000102030405060708090a0b0c0d0e0f', [0x0f3c2f2e, 0x8a514b7e, 0x9d102f9b, 0xe1a7c0de], text)",
  ),
);
const hmac = await openMeteredProgram(sha256Script);
const said = `2.${now}.${variantId}`;
const [sip, sha] = [signature.call(said).instructions, hmac.call(`${uuid(7)}.${said}`).instructions];
console.log(`\nOne signature: SipHash-2-4 ${number(sip)}, HMAC-SHA256 ${number(sha)} (${(sha / sip).toFixed(1)} x)`);

const worst = Math.max(
  ...rows.filter(({ cart }) => !cart.hostile).map((row) => row.instructions / limits.instructions),
);
const fits = rows.every(({ input, output }) => input <= limits.inputBytes && output <= limits.outputBytes);
console.log(
  `Honest carts take up to ${(100 * worst).toFixed(1)} % of the limit; what goes beyond it is stopped by Shopify, which refuses the cart then.`,
);
console.log(`Inputs and outputs ${fits ? "fit" : "DO NOT FIT"} within 128,000 and 20,000 bytes.`);
if (worst > farInside || !fits) process.exitCode = 1;
