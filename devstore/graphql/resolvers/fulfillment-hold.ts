import { gid } from "../../state/ids.ts";
import type { FulfillmentHold } from "../../state/records/fulfillment.ts";
import { fieldsOf } from "../resolver.ts";

export const fulfillmentHold = fieldsOf<FulfillmentHold>({
  id: (hold) => gid("FulfillmentHold", hold.id),
  handle: (hold) => hold.handle,
  reason: (hold) => hold.reason,
  displayReason: (hold) => DISPLAY_REASONS[hold.reason] ?? "Other",
  reasonNotes: (hold) => hold.reasonNotes,
  heldByApp: (hold, _args, { apps }) => apps.find(({ id }) => id === hold.appId) ?? null,
  heldByRequestingApp: (hold, _args, { caller }) => hold.appId === (caller.app?.id ?? null),
});

const DISPLAY_REASONS: Record<string, string> = {
  AWAITING_PAYMENT: "Awaiting payment",
  AWAITING_RETURN_ITEMS: "Awaiting return items",
  HIGH_RISK_OF_FRAUD: "High risk of fraud",
  INCORRECT_ADDRESS: "Incorrect address",
  INVENTORY_OUT_OF_STOCK: "Inventory out of stock",
  ONLINE_STORE_POST_PURCHASE_CROSS_SELL: "Online store post purchase cross sell",
  UNKNOWN_DELIVERY_DATE: "Unknown delivery date",
};
