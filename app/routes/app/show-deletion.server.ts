import { z } from "zod";
import type { Decision } from "../../domain/decision.ts";
import { deleteShow, type DeleteShowRefusal } from "../../use-cases/delete-show.server.ts";
import type { House } from "../../use-cases/house.server.ts";
import { answered } from "./answered.server.ts";

const deletion = z.object({ delete: z.uuid() });

/** Whether a form asks for a show to be deleted. */
export function asksForDeletion(form: unknown): boolean {
  return deletion.safeParse(form).success;
}

/** Deletes the show that a form names; throws 400 for a form that names none. */
export async function deletionFrom(
  house: House,
  shop: string,
  form: unknown,
): Promise<Decision<{ readonly deleted: string }, DeleteShowRefusal>> {
  const asked = deletion.safeParse(form);
  if (!asked.success) throw new Response("not-understood", { status: 400 });
  const decision = await answered(() => deleteShow(house, shop, asked.data.delete));
  return decision.ok ? { ok: true, value: { deleted: asked.data.delete } } : decision;
}
