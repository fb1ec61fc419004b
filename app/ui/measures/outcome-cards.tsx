import { useTranslation } from "react-i18next";
import {
  holdToOrderRate,
  oversellRate,
  servedOf,
  unitsOversold,
  type HoldCounts,
  type QueueCounts,
  type ShowOutcome,
} from "../../domain/show-outcome.ts";
import { numberText } from "../texts/amount.tsx";
import { shareText } from "../texts/measure-text.ts";
import { useLocality } from "../texts/text-provider.tsx";
import { MeasureCard } from "./measure-card.tsx";
import { ShareBar } from "./share-bar.tsx";

/** Whether the show sold more than there was. */
export function OversellCard({ outcome }: { readonly outcome: ShowOutcome }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const missing = unitsOversold(outcome);
  const rate = oversellRate(outcome);
  const short = { count: missing, number: numberText(missing, language) };
  const words =
    rate === null
      ? t("measures.oversold.nothingSold")
      : rate === 0
        ? t("measures.oversold.none")
        : t("measures.oversold.some", short);
  return (
    <MeasureCard
      heading={t("measures.oversold.heading")}
      value={rate === null ? null : shareText(rate, language)}
      words={words}
      explanation={t("measures.oversold.explanation")}
      {...(missing > 0 ? { alarming: true } : {})}
    />
  );
}

/** What became of the units that shoppers held. */
export function HoldsCard({ holds }: { readonly holds: HoldCounts }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const rate = holdToOrderRate(holds);
  const isEmpty = rate === null && holds.held === 0;
  return (
    <MeasureCard
      heading={t("measures.holds.heading")}
      value={rate === null ? null : shareText(rate, language)}
      words={rate !== null ? t("measures.holds.rate") : t(isEmpty ? "measures.holds.none" : "measures.holds.notOver")}
      explanation={t("measures.holds.explanation")}
    >
      {isEmpty ? null : (
        <ShareBar
          parts={[
            { label: t("measures.holds.bought"), count: holds.bought, tone: "good" },
            { label: t("measures.holds.ranOut"), count: holds.ranOut, tone: "dark" },
            { label: t("measures.holds.gaveBack"), count: holds.gaveBack, tone: "pale" },
            { label: t("measures.holds.held"), count: holds.held, tone: "open" },
          ]}
        />
      )}
    </MeasureCard>
  );
}

/** Whether those who waited for what was sold out had their turn. */
export function WaitlistCard({ queue }: { readonly queue: QueueCounts }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const { joined, served } = servedOf(queue);
  return (
    <MeasureCard
      heading={t("measures.queue.heading")}
      value={joined === 0 ? null : numberText(served, language)}
      words={
        joined === 0
          ? t("measures.queue.none")
          : t("measures.queue.served", { count: joined, number: numberText(joined, language) })
      }
      explanation={t("measures.queue.explanation")}
    >
      {joined === 0 ? null : (
        <ShareBar
          parts={[
            { label: t("measures.queue.bought"), count: queue.bought, tone: "good" },
            { label: t("measures.queue.passed"), count: queue.passed, tone: "dark" },
            { label: t("measures.queue.notReached"), count: queue.notReached, tone: "pale" },
            { label: t("measures.queue.open"), count: queue.offered + queue.waiting, tone: "open" },
          ]}
        />
      )}
    </MeasureCard>
  );
}
