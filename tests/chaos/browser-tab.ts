import { Agent, request } from "node:http";
import { setTimeout as wait } from "node:timers/promises";

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly retryAfterS: number;
}

export type Paid = "paid" | "sold-out" | "turned-away";

const connections = new Agent({ keepAlive: false, maxSockets: 64 });
const patienceMs = 90_000;

/** A shopper's browser in the online store, with a cart of its own; without a page to look at. */
export class BrowserTab {
  readonly #shop: string;
  #cart = "";

  constructor(shopAddress: string) {
    this.#shop = shopAddress;
  }

  /**
   * Asks the app through the store, as the basket on the stream does: what is not answered for a moment, or is answered that
   * it is too much, is asked again in the same words. Answers a refusal too.
   */
  async ask(path: string, body: object): Promise<Answered> {
    for (const startedAt = performance.now(); ;) {
      const answer = await this.#post(`/apps/paniere/${path}`, JSON.stringify(body), "application/json").catch(nothing);
      if (answer !== null && answer.status < 500 && answer.status !== 429) return answer;
      if (performance.now() - startedAt > patienceMs)
        throw new Error(`${path} was not answered: ${answer?.text ?? ""}`);
      await wait(Math.max(300, (answer?.retryAfterS ?? 0) * 1000));
    }
  }

  /** Puts a line into the cart and pays for it at the store's checkout. */
  async buy(line: {
    readonly variantId: string;
    readonly units: number;
    readonly properties: Readonly<Record<string, string>>;
    readonly email: string;
  }): Promise<Paid> {
    const { variantId: id, units: quantity, properties } = line;
    const added = await this.#post("/cart/add.js", JSON.stringify({ items: [{ id, quantity, properties }] }), json);
    if (added.status === 422) return /sold out|available/i.test(added.text) ? "sold-out" : "turned-away";
    if (added.status !== 200) throw new Error(`the cart answered ${added.status}: ${added.text}`);
    const form = new URLSearchParams({ ...address, email: line.email });
    const paid = await this.#post(`/checkouts/${this.#cart}`, form.toString(), "application/x-www-form-urlencoded");
    if (paid.status === 302 || paid.status === 303) return "paid";
    if (paid.status === 409) return "sold-out";
    if (paid.status === 422) return "turned-away";
    throw new Error(`the checkout answered ${paid.status}`);
  }

  #post(path: string, body: string, type: string): Promise<Answered> {
    const headers = {
      "content-type": type,
      "content-length": Buffer.byteLength(body),
      accept: json,
      ...(this.#cart === "" ? {} : { cookie: `cart=${this.#cart}` }),
    };
    return new Promise((resolve, reject) => {
      const asked = request(`${this.#shop}${path}`, { method: "POST", headers, agent: connections });
      asked.once("error", reject);
      asked.once("response", (response) => {
        const cart = /\bcart=(?<token>[0-9a-f]+)/.exec(response.headers["set-cookie"]?.join() ?? "")?.groups?.["token"];
        this.#cart = cart ?? this.#cart;
        let text = "";
        response.setEncoding("utf8").on("data", (piece: string) => (text += piece));
        response.once("error", reject);
        response.once("close", () => {
          const retryAfterS = Number(response.headers["retry-after"] ?? 0);
          if (response.complete) resolve({ status: response.statusCode ?? 0, text, retryAfterS });
          else reject(new Error("the answer was cut off"));
        });
      });
      asked.end(body);
    });
  }
}

const json = "application/json";

const address = {
  firstName: "Ada",
  lastName: "Rossi",
  address1: "Via della Cesta 12",
  zip: "40121",
  city: "Bologna",
  countryCode: "IT",
  cardNumber: "1",
  cardExpiry: "12 / 39",
  cardCode: "123",
};

function nothing(): null {
  return null;
}
