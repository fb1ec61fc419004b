import { emailOf } from "../../customers/contact.ts";
import { completeDraftOrder } from "../../drafts/complete-draft-order.ts";
import { addDraft, announceDraft, newDraft, removeDraft } from "../../drafts/draft-records.ts";
import { reserveUnits } from "../../drafts/reservation.ts";
import { idIn } from "../../state/ids.ts";
import type { DraftOrder } from "../../state/records/draft-order.ts";
import type { Store } from "../../state/store.ts";
import { isGiven } from "../given.ts";
import type { AdminContext } from "../resolver.ts";
import type { PlainError } from "./customer-input.ts";
import { draftProblems, writeDraft, type DraftInput } from "./draft-input.ts";
import { onlyEmulated } from "./emulated-input.ts";

type InputArgs = { readonly input: DraftInput };
type UpdateArgs = InputArgs & { readonly id: string };
type CompleteArgs = {
  readonly id: string;
  readonly paymentGatewayId?: string | null;
  readonly paymentPending?: boolean | null;
  readonly sourceName?: string | null;
};
type InvoiceArgs = { readonly id: string; readonly email?: { readonly to?: string | null } | null };
type DuplicateArgs = { readonly id?: string | null; readonly draftOrderId?: string | null };

const NOT_FOUND: PlainError = { field: ["id"], message: "Draft order not found" };

/** https://shopify.dev/docs/api/admin-graphql/latest/objects/DraftOrder */
export const draftMutations = {
  draftOrderCreate: (_root: unknown, { input }: InputArgs, { store }: AdminContext) => {
    const userErrors = draftProblems(store, input, null);
    if (userErrors.length > 0) return { draftOrder: null, userErrors };
    const draft = newDraft(store);
    writeDraft(store, draft, input);
    reserveUnits(store, draft);
    return { draftOrder: addDraft(store, draft), userErrors: [] };
  },

  draftOrderCalculate: (_root: unknown, { input }: InputArgs, { store }: AdminContext) => {
    const userErrors = draftProblems(store, input, null);
    if (userErrors.length > 0) return { calculatedDraftOrder: null, userErrors };
    const draft = newDraft(store);
    writeDraft(store, draft, input);
    return { calculatedDraftOrder: draft, userErrors: [] };
  },

  draftOrderUpdate: (_root: unknown, { id, input }: UpdateArgs, { store }: AdminContext) => {
    const draft = find(store, id);
    if (!draft) return { draftOrder: null, userErrors: [NOT_FOUND] };
    if (draft.status === "COMPLETED")
      return { draftOrder: draft, userErrors: [{ field: null, message: "This order has been paid" }] };
    const userErrors = draftProblems(store, input, draft);
    if (userErrors.length > 0) return { draftOrder: draft, userErrors };
    writeDraft(store, draft, input);
    reserveUnits(store, draft);
    announceDraft(store, draft);
    return { draftOrder: draft, userErrors: [] };
  },

  draftOrderDelete: (_root: unknown, args: { readonly input: { readonly id: string } }, { store }: AdminContext) => {
    const draft = find(store, args.input.id);
    if (!draft) return { deletedId: null, userErrors: [NOT_FOUND] };
    removeDraft(store, draft);
    return { deletedId: args.input.id, userErrors: [] };
  },

  draftOrderDuplicate: (_root: unknown, args: DuplicateArgs, { store }: AdminContext) => {
    const original = find(store, args.id ?? args.draftOrderId ?? "");
    if (!original) return { draftOrder: null, userErrors: [NOT_FOUND] };
    const fresh = newDraft(store);
    const { id, token, createdAt, updatedAt, status, reserved, reserveInventoryUntil } = fresh;
    const own = { id, token, createdAt, updatedAt, status, reserved, reserveInventoryUntil };
    const none = { invoiceSentAt: null, completedAt: null, orderId: null };
    const lines = original.lines.map((line) => ({ ...line, id: store.nextId() }));
    return { draftOrder: addDraft(store, { ...structuredClone(original), ...own, ...none, lines }), userErrors: [] };
  },

  draftOrderInvoiceSend: (_root: unknown, { id, email }: InvoiceArgs, { store }: AdminContext) => {
    const draft = find(store, id);
    if (!draft) return { draftOrder: null, userErrors: [NOT_FOUND] };
    onlyEmulated("EmailInput", email ?? {}, ["to", "from", "subject", "customMessage", "body", "bcc"]);
    const to = email?.to ?? draft.email;
    const message =
      !isGiven(to) || to.trim() === "" ? "To can't be blank" : emailOf(to) === null ? "To is invalid" : null;
    if (message !== null) return { draftOrder: draft, userErrors: [{ field: null, message }] };
    if (draft.status === "COMPLETED")
      return {
        draftOrder: draft,
        userErrors: [
          { field: null, message: "Draft order Invoice can't be sent. This draft order is already completed." },
        ],
      };
    draft.status = "INVOICE_SENT";
    draft.invoiceSentAt = store.timestamp();
    announceDraft(store, draft);
    return { draftOrder: draft, userErrors: [] };
  },

  draftOrderComplete: (_root: unknown, args: CompleteArgs, { store }: AdminContext) => {
    const draft = find(store, args.id);
    if (!draft) return { draftOrder: null, userErrors: [NOT_FOUND] };
    // The dev store has one gateway, for test payments, and it has no id.
    if (isGiven(args.paymentGatewayId))
      return { draftOrder: draft, userErrors: [{ field: null, message: "Invalid payment gateway" }] };
    const isPaid = !(args.paymentPending ?? false);
    const completed = completeDraftOrder(store, draft, { by: "merchant", isPaid, sourceName: args.sourceName ?? null });
    if ("refused" in completed)
      return { draftOrder: draft, userErrors: [{ field: null, message: "This order has been paid" }] };
    return { draftOrder: draft, userErrors: [] };
  },
};

function find(store: Store, globalId: string): DraftOrder | undefined {
  return store.state.draftOrders.get(idIn(globalId, "DraftOrder"));
}
