import { statSync } from "node:fs";
import { parseArgs } from "node:util";

/**
 * @typedef {object} DemoOptions
 * @property {readonly string[]} catalogues Shopify product exports to load; none means the demo's own, or the one that was kept
 * @property {boolean} fresh forget what an earlier demo kept
 * @property {boolean} once run the whole job once with a shopper in a browser, and stop
 * @property {boolean} json print the report as JSON, and nothing else, on standard output
 * @property {number} basePort the first of the ports that the demo listens on
 * @property {boolean} help
 */

/** A command line that cannot be followed; the message is one line that says what to do. */
export class WrongOption extends Error {
  name = "WrongOption";
}

export const usage = `Usage: npm run demo -- [options]

Opens a store with a show on air: a local Shopify, the app, its worker and its database.

  --catalogue FILE.csv  load a Shopify product export as the store's catalogue (repeatable)
  --port BASE           use the ports BASE to BASE+6 (default 4500)
  --fresh               forget what an earlier demo kept
  --once                run the whole job once with a shopper in a headless browser, on fresh data, and stop
  --json                with --once: print the report as one JSON object and nothing else
  --help                print this
`;

const defaultPort = 4500;
const mostPort = 65_535 - 6;

/** @param {string | undefined} text */
function readPort(text) {
  if (text === undefined) return defaultPort;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1024 && port <= mostPort) return port;
  throw new WrongOption(`--port ${text} is no port to begin with: name a number from 1024 to ${mostPort}.`);
}

/** @param {readonly string[]} args */
function readArgs(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        catalogue: { type: "string", multiple: true },
        port: { type: "string" },
        fresh: { type: "boolean" },
        once: { type: "boolean" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    const what = error instanceof Error ? error.message.split(/\. |\.?\n|\.$/, 1)[0] : String(error);
    throw new WrongOption(`${what}: see npm run demo -- --help`);
  }
}

/**
 * Reads the demo's command line. Throws WrongOption.
 * @param {readonly string[]} args
 * @returns {DemoOptions}
 */
export function parseOptions(args) {
  const values = readArgs(args);
  if (values.json === true && values.once !== true) {
    throw new WrongOption("--json belongs to --once: add --once, or leave --json out.");
  }
  const catalogues = values.catalogue ?? [];
  const missing = catalogues.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile() !== true);
  if (missing !== undefined) throw new WrongOption(`There is no file ${missing}: name a Shopify product export (CSV).`);
  return {
    catalogues,
    fresh: values.fresh ?? false,
    once: values.once ?? false,
    json: values.json ?? false,
    basePort: readPort(values.port),
    help: values.help ?? false,
  };
}
