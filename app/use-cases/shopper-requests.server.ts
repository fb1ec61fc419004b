import { z } from "zod";
import type { Decision } from "../domain/decision.ts";
import { NotFound } from "../domain/not-found.ts";
import type { AddressLimit } from "./address-limit.ts";
import { checkoutHolds } from "./checkout-holds.server.ts";
import type { HoldDesk } from "./hold-units.server.ts";
import type { House } from "./house.server.ts";
import { joinWaitlist, leaveWaitlist } from "./join-waitlist.server.ts";
import { noteMailWish } from "./note-mail-wish.server.ts";
import { readShopper } from "./read-shopper.server.ts";
import { releaseHold } from "./release-hold.server.ts";
import { renewHold } from "./renew-hold.server.ts";

/** What a page of the online store asked, by Shopify's app proxy. */
export interface ShopperRequest {
  readonly shop: string;
  /** Of the shopper's network, as Shopify tells it */
  readonly address: string;
  /** JSON, as it came */
  readonly body: unknown;
}

export interface ShopperAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 429;
  readonly body: object;
  readonly retryAfterMs?: number;
}

type Answering = (request: ShopperRequest) => Promise<ShopperAnswer>;

/** More at once is a mistake, or mischief. */
const mostUnits = 1000;
/** A shopper has fewer open holds than this */
const mostAtCheckout = 50;

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, "must be a uuid");
const units = z
  .int("must be a whole number")
  .min(1, "must be at least 1")
  .max(mostUnits, `must be at most ${mostUnits}`);
const variant = z
  .string()
  .regex(/^[1-9]\d{0,18}$/, "must be a variant's number as text")
  .refine(fitsBigint, "is too large");
const shopper = z.string().max(100);
const wish = z.object({ id: uuid, show: uuid, item: uuid, variant, units, shopper });
const tap = wish.extend({ pin: uuid.nullable() });
const own = z.object({ id: uuid, shopper });
/** A longer address is none: https://www.rfc-editor.org/errata/eid1690 */
const waiting = wish.extend({ email: z.email("must be an e-mail address").max(254).optional() });
const basket = z.object({ ids: z.array(uuid).min(1).max(mostAtCheckout), shopper });
const mine = z.object({ show: uuid, shopper });

/** What shoppers can ask below `/proxy/`, by path. Nothing of it is stored but holds and places in queues; an address never. */
export function shopperRequests(
  house: House,
  { desk, limit }: { readonly desk: HoldDesk; readonly limit: AddressLimit },
): Readonly<Record<string, Answering>> {
  /** Reads the body, and who sent it. */
  function asked<Body extends { readonly shopper: string }>(
    form: z.ZodType<Body>,
    answer: (shop: string, body: Body & { readonly shopper: string }) => Promise<ShopperAnswer>,
  ): Answering {
    return async ({ shop, body }) => {
      const read = form.safeParse(body);
      if (!read.success) return { status: 400, body: { error: z.prettifyError(read.error) } };
      const known = house.shoppers.read(shop, read.data.shopper);
      if (known === null) return { status: 403, body: { error: "The shopper's token is not ours." } };
      try {
        return await answer(shop, { ...read.data, shopper: known });
      } catch (error) {
        if (!(error instanceof NotFound)) throw error;
        return { status: 404, body: { error: "There is no such show." } };
      }
    };
  }

  return {
    shopper: async ({ shop, address }) => {
      const retryAfterMs = limit.take(`${shop} ${address}`, house.clock());
      if (retryAfterMs > 0) {
        return { status: 429, body: { error: "Too many from this address." }, retryAfterMs };
      }
      return { status: 200, body: { shopper: house.shoppers.issue(shop) } };
    },
    holds: asked(tap, async (shop, { show, item, variant: variantId, pin, ...claim }) =>
      told("hold", await desk.hold({ shop, showId: show, claim: { ...claim, itemId: item, variantId, pinId: pin } })),
    ),
    "holds/renew": asked(own, async (shop, of) => told("hold", await renewHold(house, shop, of))),
    "holds/release": asked(own, async (shop, of) => told("hold", await releaseHold(house, shop, of))),
    "holds/checkout": asked(basket, async (shop, of) => told("holds", await checkoutHolds(house, shop, of))),
    "holds/mine": asked(mine, async (shop, of) => {
      const body = await readShopper(house, shop, { showId: of.show, shopper: of.shopper });
      return { status: 200, body };
    }),
    waitlist: asked(waiting, async (shop, { show, item, variant: variantId, email, ...rest }) => {
      const joined = await joinWaitlist(house, shop, { ...rest, showId: show, itemId: item, variantId });
      if (!joined.ok || email === undefined) return told("entry", joined);
      const mail = await noteMailWish(house, shop, { id: joined.value.id, shopper: rest.shopper, email });
      return { status: 200, body: { entry: joined.value, mail } };
    }),
    "waitlist/leave": asked(own, async (shop, of) => told("entry", await leaveWaitlist(house, shop, of))),
  };
}

function told(name: string, decision: Decision<object, object>): ShopperAnswer {
  return decision.ok
    ? { status: 200, body: { [name]: decision.value } }
    : { status: 409, body: { refusal: decision.refusal } };
}

function fitsBigint(text: string): boolean {
  return /^\d+$/.test(text) && BigInt(text) < 2n ** 63n;
}
