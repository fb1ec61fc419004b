import type { IncomingMessage, ServerResponse } from "node:http";
import { addressOf, type Handler, isSameOrigin, readBody, redirect, sendHtml, sendJson } from "../network/exchange.ts";
import type { OpenShop, Shops } from "../shops.ts";
import { setClock } from "./clock-request.ts";
import { controlPage } from "./control-page.ts";
import type { Control } from "./control.ts";
import { faultOfForm } from "./fault-form.ts";
import { NoFault } from "./fault.ts";
import { type Keeping, keepingRemoval, keepingRequest } from "./keeping-requests.ts";

/** What a request to the control API is about */
interface Ask {
  readonly control: Control;
  readonly shops: Shops;
  readonly keeping: Keeping;
  /** Below `/_control`, such as `/faults` */
  readonly path: string;
  readonly given: Readonly<Record<string, unknown>>;
}

/** The control API and its page at `/_control`; everything else is for the admin. */
export function withControl(control: Control, keeping: Keeping, admin: Handler): Handler {
  const { shops } = keeping;
  return async (request, response) => {
    const { pathname, searchParams } = addressOf(request);
    if (pathname !== "/_control" && !pathname.startsWith("/_control/")) return admin(request, response);
    if (!isSameOrigin(request)) return sendJson(response, { error: "Only the control page itself may do this." }, 403);
    const path = pathname.slice("/_control".length).replace(/\/$/, "");
    const wantsPage = request.headers.accept?.includes("text/html") === true;
    const page = async (problem: string | null): Promise<string> => {
      const isDone = problem === null && searchParams.has("done");
      return controlPage({ control, shops, snapshots: await keeping.snapshots.list(), problem, isDone });
    };
    if (request.method === "GET" || request.method === "HEAD") {
      if (path === "/snapshots") return sendJson(response, { snapshots: await keeping.snapshots.list() });
      if (path !== "") return sendJson(response, { error: "There is nothing at this address." }, 404);
      return wantsPage ? sendHtml(response, await page(null)) : sendJson(response, stateOf(control, shops));
    }
    try {
      const given = await readGiven(request);
      const isRemoval = request.method === "DELETE" || given["_method"] === "delete";
      const answer = await (isRemoval ? removed : done)({ control, shops, keeping, path, given });
      reply(response, { answer, wantsPage });
    } catch (error) {
      if (!(error instanceof NoFault)) throw error;
      if (wantsPage) return sendHtml(response, await page(error.message), 422);
      sendJson(response, { error: error.message }, 422);
    }
  };
}

function reply(response: ServerResponse, { answer, wantsPage }: { answer: object | null; wantsPage: boolean }): void {
  if (answer === null) return sendJson(response, { error: "There is nothing at this address." }, 404);
  if (wantsPage) return redirect(response, "/_control?done");
  sendJson(response, answer);
}

async function done({ control, shops, keeping, path, given }: Ask): Promise<object | null> {
  switch (path) {
    case "/faults":
      return control.faults.add(faultOfForm(given, control.clock));
    case "/clock":
      setClock(control.clock, given);
      return stateOf(control, shops);
    case "/tokens/expire":
      return { expired: shopsMeant(shops, given).reduce((sum, { store }) => sum + control.expireTokens(store), 0) };
    case "/stop":
      control.stop();
      return stateOf(control, shops);
    case "/start":
      control.start();
      return stateOf(control, shops);
    case "/shops": {
      const { store } = await addShop(shops, given);
      control.note(`${store.domain} was opened`);
      return { domain: store.domain, address: store.state.shop.primaryDomainUrl };
    }
    default:
      return (await keepingRequest({ control, keeping, path, given })) ?? resend(shops, path);
  }
}

async function removed({ control, shops, keeping, path }: Ask): Promise<object | null> {
  const forgotten = await keepingRemoval({ control, keeping, path, given: {} });
  if (forgotten !== null) return forgotten;
  if (path === "/faults") {
    control.faults.clear();
    return stateOf(control, shops);
  }
  const id = /^\/faults\/(?<id>[\w-]+)$/.exec(path)?.groups?.["id"];
  return id !== undefined && control.faults.remove(id) ? stateOf(control, shops) : null;
}

/** `/webhooks/{delivery}/resend` */
async function resend(shops: Shops, path: string): Promise<object | null> {
  const id = /^\/webhooks\/(?<id>[\w-]+)\/resend$/.exec(path)?.groups?.["id"];
  for (const { webhooks } of id === undefined ? [] : shops.all()) {
    if (await webhooks.redeliver(id ?? "")) return { resent: id };
  }
  return null;
}

async function addShop(shops: Shops, given: Ask["given"]): Promise<OpenShop> {
  const text = (name: string) => (typeof given[name] === "string" && given[name] !== "" ? { [name]: given[name] } : {});
  try {
    return await shops.add({
      handle: typeof given["handle"] === "string" ? given["handle"] : "",
      ...text("name"),
      ...text("currencyCode"),
      ...text("countryCode"),
      ...text("locale"),
      ...text("ianaTimezone"),
    });
  } catch (error) {
    throw new NoFault(error instanceof Error ? error.message : String(error));
  }
}

function shopsMeant(shops: Shops, given: Ask["given"]): OpenShop[] {
  const name = given["shop"];
  if (typeof name !== "string" || name === "") return shops.all();
  const shop = shops.find(name);
  if (!shop) throw new NoFault(`There is no shop "${name}".`);
  return [shop];
}

/** What the control API answers: the clock, the faults, the shops and what was done last. */
function stateOf(control: Control, shops: Shops): object {
  const { clock, faults, isStopped, events } = control;
  return {
    clock: { now: clock.now().toISOString(), speed: clock.setting.speed },
    stopped: isStopped,
    faults: faults.list(),
    shops: shops.all().map(({ store }) => store.domain),
    log: events.slice(-100),
  };
}

/** Fields of the page's forms that hold whole numbers */
const NUMBERS = new Set(["left", "minutes", "seconds", "answer", "afterBytes"]);

/** JSON, or a form of the page. */
async function readGiven(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  const body = await readBody(request);
  if (body.trim() === "") return {};
  if (request.headers["content-type"]?.includes("json") !== true) {
    const fields = [...new URLSearchParams(body)].filter(([, text]) => text !== "");
    return Object.fromEntries(
      fields.map(([name, text]) => [name, NUMBERS.has(name) && /^\d+$/.test(text) ? Number(text) : text]),
    );
  }
  try {
    const json = JSON.parse(body) as unknown;
    if (typeof json === "object" && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  } catch {
    // Told below, as what is no object is.
  }
  throw new NoFault("The body is no JSON object.");
}
