import { BlockStack, InlineGrid } from "@shopify/polaris";
import type { ShowMeasures as Measures } from "../../domain/show-measures.ts";
import { HoldsCard, OversellCard, WaitlistCard } from "./outcome-cards.tsx";
import { DriftCard, LagCard } from "./sync-cards.tsx";

/** What was measured of a show's stock: whether its promises were kept, what became of them, how quickly viewers knew. */
export function ShowMeasures({ measures }: { readonly measures: Measures }) {
  const { outcome, lag, drift, reconciledAt } = measures;
  return (
    <BlockStack gap="400">
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="400">
        <OversellCard outcome={outcome} />
        <DriftCard drift={drift} reconciledAt={reconciledAt} />
        <HoldsCard holds={outcome.holds} />
        <WaitlistCard queue={outcome.queue} />
      </InlineGrid>
      <LagCard lag={lag} />
    </BlockStack>
  );
}
