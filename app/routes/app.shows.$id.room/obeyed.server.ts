import { z } from "zod";
import { endDeal } from "../../use-cases/end-deal.server.ts";
import { endShow } from "../../use-cases/end-show.server.ts";
import type { House } from "../../use-cases/house.server.ts";
import { pinItem } from "../../use-cases/pin-item.server.ts";
import { planDeal } from "../../use-cases/plan-deal.server.ts";
import { startShow } from "../../use-cases/start-show.server.ts";
import { unpinItem } from "../../use-cases/unpin-item.server.ts";

const longestText = 40;
const typed = z.string().max(longestText);

const dealToPlan = z.object({
  kind: z.literal("plan-deal"),
  id: z.uuid(),
  itemId: z.uuid(),
  price: typed,
  startsAt: typed.nullable(),
  end: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("after"), minutes: typed }),
    z.object({ kind: z.literal("at"), endsAt: typed }),
    z.object({ kind: z.literal("by-hand") }),
  ]),
  units: typed,
  perShopper: typed,
});

const roomCommand = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start") }),
  z.object({ kind: z.literal("end") }),
  z.object({ kind: z.literal("pin"), itemId: z.uuid() }),
  z.object({ kind: z.literal("unpin"), itemId: z.uuid() }),
  z.object({ kind: z.literal("unpin-all") }),
  dealToPlan,
  z.object({ kind: z.literal("end-deal"), dealId: z.uuid() }),
]);

/** Does what a command of the control room says; throws 400 for what is no command. */
export async function obeyed(house: House, shop: string, showId: string, asked: unknown) {
  const command = roomCommand.safeParse(asked);
  if (!command.success) throw new Response("not-understood", { status: 400 });
  switch (command.data.kind) {
    case "start":
      return startShow(house, shop, showId);
    case "end":
      return endShow(house, shop, showId);
    case "pin":
      return pinItem(house, shop, showId, command.data.itemId);
    case "unpin":
      return unpinItem(house, shop, showId, command.data.itemId);
    case "unpin-all":
      return unpinItem(house, shop, showId, null);
    case "plan-deal":
      return planDeal(house, shop, showId, command.data);
    case "end-deal":
      return endDeal(house, shop, showId, command.data.dealId);
  }
}
