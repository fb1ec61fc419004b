import { z } from "zod";
import { NotHeld } from "./steps.ts";

/** Shopify's library turns programs away; this is what an ordinary browser calls itself. */
export const ordinaryUserAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

export interface AdminSessionOptions {
  /** Public address of the app */
  readonly appUrl: string;
  /** What the admin opens in the app's frame at first */
  readonly firstAddress: () => string;
  /** A session token of this minute, as App Bridge gets it from the admin */
  readonly idToken: () => string;
}

const decision = z.looseObject({ ok: z.boolean(), refusal: z.unknown().optional() });

/** The merchant in the admin, with the app open in its frame: the same requests, without a browser. */
export class AdminSession {
  readonly #options: AdminSessionOptions;

  constructor(options: AdminSessionOptions) {
    this.#options = options;
  }

  /** Opens the app as the admin does on its first load; that installs it, when it was not. */
  async open(): Promise<void> {
    const response = await fetch(this.#options.firstAddress(), {
      headers: { "user-agent": ordinaryUserAgent, accept: "text/html" },
      redirect: "manual",
    });
    await response.body?.cancel();
    if (response.status !== 200) throw new NotHeld(`The app's first page answered ${response.status}`);
  }

  /** Sends a form to a page's action as the page itself does. Throws NotHeld with the app's refusal. */
  async submit(page: string, route: string, form: object): Promise<void> {
    const answer = decision.safeParse(await this.#send(page, route, { type: json, body: JSON.stringify(form) }));
    if (!answer.success) throw new NotHeld(`${page} answered something that is no decision`);
    if (!answer.data.ok) throw new NotHeld(`${page} refused: ${JSON.stringify(answer.data.refusal)}`);
  }

  /** Presses a button of a page whose form has these fields; answers what the page's action answered. */
  async press(page: string, route: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
    const body = new URLSearchParams(fields).toString();
    return this.#send(page, route, { type: "application/x-www-form-urlencoded", body });
  }

  async #send(page: string, route: string, { type, body }: { type: string; body: string }): Promise<unknown> {
    const { appUrl, idToken } = this.#options;
    const address = new URL(page, appUrl);
    address.searchParams.set("_data", route);
    const response = await fetch(address, {
      method: "POST",
      headers: { "user-agent": ordinaryUserAgent, "content-type": type, authorization: `Bearer ${idToken()}` },
      body,
    });
    if (!response.ok) throw new NotHeld(`${page} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }
}

const json = "application/json";
