import type { HoldRefusal, HoldView, QueueView } from "../../app/live/message.ts";

interface Wish {
  readonly id: string;
  readonly item: string;
  readonly variant: string;
  readonly units: number;
  readonly email?: string;
}

export interface Told {
  readonly status: number;
  readonly body: object;
}

/** What a show's app answers behind the app proxy: holds that end, a queue that is served, and whatever a test makes it say. */
export class FakeHolds {
  /** By variant; a variant that is absent has units without end */
  readonly free = new Map<string, number>();
  readonly holds = new Map<string, HoldView>();
  readonly queue: QueueView[] = [];
  readonly requests: { readonly path: string; readonly body: Readonly<Record<string, unknown>> }[] = [];
  /** How long holds last */
  holdMs = 600_000;
  /** How far the app's clock is ahead of the page's */
  clockAheadMs = 0;
  keeper: HoldView["keeper"] = "guard";
  /** At whose price units are held */
  deal: Pick<HoldView, "dealId" | "dealCode"> = { dealId: null, dealCode: null };
  /** Said to the next tap, whatever there is */
  refusal: HoldRefusal | null = null;
  isUp = true;
  /** What becomes of an address */
  mail: "noted" | "not-noted" = "noted";
  /** Tokens that are not known any more */
  readonly forgotten = new Set<string>();
  #tokens = 0;

  answer(path: string, body: Readonly<Record<string, unknown>>): Told {
    this.requests.push({ path, body });
    if (!this.isUp) return { status: 503, body: { error: "Not now." } };
    if (path === "shopper") return { status: 200, body: { shopper: `token-${(this.#tokens += 1)}` } };
    if (this.forgotten.has(String(body["shopper"]))) return { status: 403, body: { error: "unknown" } };
    const wish = body as unknown as Wish;
    switch (path) {
      case "holds":
        return this.#hold(wish);
      case "holds/renew":
        return this.#renew(wish.id);
      case "holds/release":
        return this.#release(wish.id);
      case "holds/checkout":
        return this.#letOut(body["ids"] as readonly string[]);
      case "holds/mine":
        return { status: 200, body: { holds: [...this.#swept().values()], queue: this.queue } };
      case "waitlist":
        return this.#join(wish);
      case "waitlist/leave":
        return this.#leave(wish.id);
      default:
        return { status: 404, body: {} };
    }
  }

  /** Holds units for the first who waits for a variant, as when some came back. */
  serve(variantId: string): QueueView {
    const at = this.queue.findIndex((entry) => entry.variantId === variantId && entry.state === "waiting");
    const entry = this.queue[at];
    if (!entry) throw new Error("nobody waits");
    const hold = this.#make({ id: `hold-of-${entry.id}`, item: entry.itemId, variant: variantId, units: entry.units });
    const turn: HoldView = { ...hold, isTurn: true };
    this.holds.set(turn.id, turn);
    const served: QueueView = { ...entry, state: "offered", ahead: 0, hold: turn };
    this.queue[at] = served;
    return served;
  }

  /** How often a path was asked for. */
  count(path: string): number {
    return this.requests.filter((request) => request.path === path).length;
  }

  #hold(wish: Wish): Told {
    const refusal = this.refusal;
    this.refusal = null;
    if (refusal) return refuse(refusal);
    const free = this.free.get(wish.variant) ?? Infinity;
    if (wish.units > free) return refuse({ kind: "sold-out", left: free, waiting: 0 });
    this.free.set(wish.variant, free - wish.units);
    return this.#tell(this.#make(wish));
  }

  #renew(id: string): Told {
    const hold = this.#swept().get(id);
    if (hold?.state !== "held") return refuse({ kind: "ended" });
    if (hold.renewalsLeft === 0) return refuse({ kind: "no-more-renewals" });
    const renewed = { ...hold, ...this.#times(hold.id, hold.units), renewalsLeft: hold.renewalsLeft - 1 };
    return this.#tell(renewed);
  }

  #release(id: string): Told {
    const hold = this.holds.get(id);
    if (!hold) return refuse({ kind: "ended" });
    const free = this.free.get(hold.variantId);
    if (hold.state === "held" && free !== undefined) this.free.set(hold.variantId, free + hold.units);
    return this.#tell({ ...hold, state: "released" });
  }

  #letOut(ids: readonly string[]): Told {
    const holds = ids.flatMap((id) => this.holds.get(id) ?? []).map((hold) => ({ ...hold, unitsOut: hold.units }));
    for (const hold of holds) this.holds.set(hold.id, hold);
    return { status: 200, body: { holds } };
  }

  #join(wish: Wish): Told {
    const known = this.queue.find((entry) => entry.variantId === wish.variant && entry.state === "waiting");
    if (known) return { status: 200, body: { entry: known, ...(wish.email && { mail: this.mail }) } };
    const free = this.free.get(wish.variant) ?? 0;
    if (free > 0) return refuse({ kind: "not-sold-out", left: free });
    const entry: QueueView = {
      id: wish.id,
      itemId: wish.item,
      variantId: wish.variant,
      units: wish.units,
      state: "waiting",
      place: 14,
      ahead: 3,
      hold: null,
    };
    this.queue.push(entry);
    return { status: 200, body: { entry } };
  }

  #leave(id: string): Told {
    const at = this.queue.findIndex((entry) => entry.id === id);
    const entry = this.queue[at];
    if (!entry) return refuse({ kind: "ended" });
    const left: QueueView = { ...entry, state: "left" };
    this.queue[at] = left;
    return { status: 200, body: { entry: left } };
  }

  #make({ id, item, variant, units }: Wish): HoldView {
    const fixed = { state: "held", renewalsLeft: 2, isTurn: false, keeper: this.keeper, unitsOut: 0 } as const;
    return { id, itemId: item, variantId: variant, units, ...fixed, ...this.deal, ...this.#times(id, units) };
  }

  #times(id: string, units: number) {
    const now = Date.now() + this.clockAheadMs;
    const endsAt = new Date(now + this.holdMs);
    const mark = `1.1.${id}.${units}.${Math.ceil(endsAt.getTime() / 1000)}.${"0".repeat(16)}`;
    return { endsAt: endsAt.toISOString(), now: new Date(now).toISOString(), mark };
  }

  #tell(hold: HoldView): Told {
    this.holds.set(hold.id, hold);
    return { status: 200, body: { hold } };
  }

  /** Holds as they are now: those whose time is up have lapsed. */
  #swept(): ReadonlyMap<string, HoldView> {
    const now = new Date(Date.now() + this.clockAheadMs).toISOString();
    for (const hold of this.holds.values()) {
      const isOver = hold.state === "held" && hold.endsAt <= now;
      this.holds.set(hold.id, { ...hold, now, state: isOver ? "lapsed" : hold.state });
    }
    return this.holds;
  }
}

function refuse(refusal: HoldRefusal): Told {
  return { status: 409, body: { refusal } };
}
