import { gid, parseGid } from "../../state/ids.ts";
import type { Location } from "../../state/records/inventory.ts";
import type { AdminContext } from "../resolver.ts";
import type { LocationMetafieldInput, LocationProblem } from "./location-rules.ts";
import { setMetafields } from "./metafield-mutations.ts";

/** Writes metafields of a location as metafieldsSet does: all, or none and why not. One that is known is named by its id. */
export function writeMetafields(
  context: AdminContext,
  location: Location,
  inputs: readonly LocationMetafieldInput[],
): LocationProblem[] {
  if (inputs.length === 0) return [];
  const ownerId = gid("Location", location.id);
  const metafields = inputs.map((input) => {
    const id = parseGid(input.id ?? "")?.id;
    const known = context.store.state.metafields.find((one) => one.ownerGid === ownerId && one.id === id);
    return {
      ownerId,
      namespace: input.namespace ?? known?.namespace ?? null,
      key: input.key ?? known?.key ?? "",
      type: input.type ?? known?.type ?? null,
      value: input.value ?? "",
    };
  });
  const { userErrors } = setMetafields(context, metafields);
  return userErrors.map(({ field, code, message }) => ({ field: ["input", ...field], code, message }));
}
