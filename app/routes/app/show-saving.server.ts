import { z } from "zod";
import type { House } from "../../use-cases/house.server.ts";
import { saveShow } from "../../use-cases/save-show.server.ts";
import { answered } from "./answered.server.ts";

/** Far more than any rule of a show allows, and less than harms. */
const text = z.string().max(10_000);

const digits = z.string().regex(/^\d{1,20}$/);

const showInput = z.object({
  id: z.uuid(),
  version: z.number().int().nullable(),
  title: text,
  host: text,
  startsAt: text,
  streamUrl: text,
  plannedMinutes: text.optional(),
  streamDelay: text.optional(),
  reserves: z.boolean().optional(),
  holdMinutes: text.optional(),
  unitsPerShopper: text.optional(),
  items: z
    .array(
      z.object({
        id: z.uuid().optional(),
        productId: digits,
        livePrice: text,
        units: z.record(digits, text).optional(),
        locationIds: z.array(digits).max(2000).optional(),
      }),
    )
    .max(2000),
});

/** Saves the show that a form holds; throws 400 for what is no such form. */
export async function savingFrom(house: House, shop: string, form: unknown) {
  const asked = showInput.safeParse(form);
  if (!asked.success) throw new Response("not-understood", { status: 400 });
  return answered(() => saveShow(house, shop, asked.data));
}
