import { setImmediate as turn } from "node:timers/promises";
import type { Claim } from "../domain/claims.ts";
import { grant, refuse, type Decision } from "../domain/decision.ts";
import type { HoldRefusal, HoldView } from "../live/message.ts";
import { claimTogether, type Claimed } from "./claim-together.server.ts";
import { holdView } from "./hold-view.ts";
import type { House } from "./house.server.ts";

export type HoldAnswer = Decision<HoldView, HoldRefusal>;

/** A tap of a shopper in a shop's show. */
export interface Tap {
  readonly shop: string;
  readonly showId: string;
  readonly claim: Claim;
}

interface Waiting {
  readonly tap: Tap;
  readonly resolve: (answer: HoldAnswer) => void;
  readonly reject: (error: unknown) => void;
}

/** Claims that one transaction decides at most. */
const mostTogether = 500;

/**
 * Where shoppers' taps come in: all that arrive while a transaction runs go into the next one, in the order in which they came.
 * One transaction at a time per show, so a hot item costs one row lock for hundreds of shoppers.
 */
export class HoldDesk {
  readonly #house: House;
  readonly #lanes = new Map<string, Waiting[]>();

  constructor(house: House) {
    this.#house = house;
  }

  /**
   * Holds units for a shopper, or says why not; a tap that is sent twice is answered as the first time. Once answered yes, the
   * hold is in the database. Throws what the database throws: nothing is held then, or the same tap tells.
   */
  hold(tap: Tap): Promise<HoldAnswer> {
    return new Promise((resolve, reject) => {
      const name = `${tap.shop} ${tap.showId}`;
      const lane = this.#lanes.get(name);
      if (lane === undefined) {
        const opened = [{ tap, resolve, reject }];
        this.#lanes.set(name, opened);
        void this.#work(name, opened);
      } else lane.push({ tap, resolve, reject });
    });
  }

  async #work(name: string, lane: Waiting[]): Promise<void> {
    while (lane.length > 0) {
      await this.#answer(lane.splice(0, mostTogether));
      // Who was just answered, and who came meanwhile, is let in before the next are taken.
      await turn();
    }
    this.#lanes.delete(name);
  }

  async #answer(batch: readonly Waiting[]): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    const { shop, showId } = first.tap;
    try {
      const claims = batch.map(({ tap }) => tap.claim);
      const claimed = await this.#house.db.transaction(shop, (tx) =>
        claimTogether(this.#house, tx, { showId, claims }),
      );
      const answer = this.#answers(shop, claimed);
      for (const [index, { resolve }] of batch.entries()) resolve(answer(index));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }

  #answers(shop: string, { show, outcomes }: Claimed): (index: number) => HoldAnswer {
    if (show === null) return () => refuse({ kind: "gone" });
    const now = this.#house.clock();
    const key = this.#house.holdKey(shop, show.guardKey);
    return (index) => {
      const outcome = outcomes[index];
      if (outcome === undefined) return refuse({ kind: "gone" });
      return outcome.ok ? grant(holdView(outcome.value, { show, key, now })) : outcome;
    };
  }
}
