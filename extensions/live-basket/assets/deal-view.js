// @ts-check
/** @import { ItemView } from "../../../app/live/message.ts" */
/** @import { HoldClock } from "./hold-clock.js" */
import { dealAt } from "./deal-time.js";
import "./hold-clock.js";
import { field, say } from "./offer.js";

/** The live deal of a product: how long it runs, how many units it has left, how many of them a shopper may have. */
export class DealBadge extends HTMLElement {
  /**
   * Shows what is true at a moment, and hides without a deal.
   * @param {ItemView | undefined} item
   * @param {number} nowMs the server's clock
   */
  tell(item, nowMs) {
    const deal = item?.forSale ? dealAt(item, nowMs) : null;
    this.hidden = !deal;
    if (!deal) return;
    const { textUnits, textMost } = this.dataset;
    const leftMs = deal.endsAt === null ? 0 : Date.parse(deal.endsAt) - nowMs;
    field(this, "deal-ends").hidden = leftMs <= 0;
    /** @type {HoldClock} */ (field(this, "deal-clock")).count(leftMs);
    say(field(this, "deal-units"), deal.unitsLeft === null ? "" : textUnits?.replace("%n", `${deal.unitsLeft}`));
    say(field(this, "deal-most"), deal.perShopper === null ? "" : textMost?.replace("%n", `${deal.perShopper}`));
  }
}

customElements.define("paniere-deal", DealBadge);
