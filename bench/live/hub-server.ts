/** The app's hub as a process: what it tells is made here, everything else is the app's. */
import { openHub } from "./hub-streams.ts";
import { itemOf, messageOf, show, snapshotOf } from "./message.ts";
import { serve } from "./serve.ts";

const newest = new Map<string, number>();
let last = 0;

const { viewers, server } = openHub(show, {
  loadSnapshot: async () => [snapshotOf(last)],
  loadChange: async (_place, { items }) =>
    items
      .map((item) => newest.get(item) ?? 0)
      .sort((a, b) => a - b)
      .map(messageOf),
  subjectOf: ({ kind, item }: { readonly kind: string; readonly item?: string }) => `${kind} ${item ?? ""}`,
});

serve(server, (nth) => {
  last = nth;
  newest.set(itemOf(nth), nth);
  viewers.announce({ show, kind: "item", item: itemOf(nth) });
});
