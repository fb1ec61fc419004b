// @ts-check
/** @import { HoldRefusal } from "../../../app/live/message.ts" */

/**
 * Why units are not held, in the shopper's words.
 * @param {HoldRefusal | null} refusal null when nobody answered for the app
 * @param {DOMStringMap} texts
 * @returns {string}
 */
export function refusalText(refusal, texts) {
  if (refusal === null) return texts.textFailed ?? "";
  /** @param {string | undefined} text @param {number} number */
  const withNumber = (text, number) => text?.replace("%n", `${number}`) ?? "";
  switch (refusal.kind) {
    case "sold-out":
      return refusal.left > 0 ? withNumber(texts.textOnlyLeft, refusal.left) : (texts.textFaster ?? "");
    case "too-many":
      return withNumber(texts.textMost, refusal.most);
    case "slow-down":
      return withNumber(texts.textSlowDown, Math.ceil(refusal.retryAfterMs / 1000));
    case "opening":
      return withNumber(texts.textOpening, Math.ceil(refusal.retryAfterMs / 1000));
    case "not-live":
      return texts.textNotLive ?? "";
    case "gone":
      return texts.textGone ?? "";
    case "not-sold-out":
      return texts.textBack ?? "";
    case "ended":
    case "no-more-renewals":
      return texts.textOver ?? "";
  }
}
