import type { Decision } from "../domain/decision.ts";
import type { ShowField, ShowFieldError, ShowInput } from "../domain/show-input.ts";
import type { House } from "./house.server.ts";

export type SaveShowRefusal =
  | { readonly kind: "invalid"; readonly fields: Readonly<Partial<Record<ShowField, ShowFieldError>>> }
  /** Another tab saved first; `version` is the show's version now */
  | { readonly kind: "changed-elsewhere"; readonly version: number }
  | { readonly kind: "ended" }
  /** Not in the catalogue, as decimal text ids */
  | { readonly kind: "unknown-products"; readonly productIds: readonly string[] }
  | { readonly kind: "line-up-too-long"; readonly most: number };

/**
 * Creates (`version` null) or changes a show as the merchant typed it. The page makes the uuid of a new show,
 * so that a form sent twice makes one show. Throws NotFound for a change of a show that is gone.
 */
export async function saveShow(
  house: House,
  shop: string,
  input: ShowInput,
): Promise<Decision<{ readonly id: string; readonly version: number }, SaveShowRefusal>> {
  throw new Error(`not built: ${shop} ${house.appOrigin} ${input.id}`);
}
