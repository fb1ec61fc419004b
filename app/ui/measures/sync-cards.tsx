import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ShowMeasures } from "../../domain/show-measures.ts";
import { Figures } from "../figures.tsx";
import { numberText } from "../texts/amount.tsx";
import { durationText } from "../texts/measure-text.ts";
import { momentText } from "../texts/moment.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import { LagChart } from "./lag-chart.tsx";
import { MeasureCard } from "./measure-card.tsx";

/** How long changes of stock took from the store to viewers' screens. */
export function LagCard({ lag }: Pick<ShowMeasures, "lag">) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const heading = t("measures.lag.heading");
  if (lag === null) {
    const [words, explanation] = [t("measures.lag.none"), t("measures.lag.noneHint")];
    return <MeasureCard heading={heading} value={null} words={words} explanation={explanation} />;
  }
  const figures = (["p50", "p95", "p99"] as const).map((share) => ({
    label: t(`measures.lag.${share}`),
    value: durationText(lag[`${share}Ms`], language),
  }));
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {heading}
        </Text>
        <Figures figures={figures} />
        <LagChart columns={lag.columns} caption={t("measures.lag.caption")} />
        <Text as="p" tone="subdued" variant="bodySm">
          <span suppressHydrationWarning>
            {t("measures.lag.explanation", { count: lag.changes, number: numberText(lag.changes, language) })}
          </span>
        </Text>
      </BlockStack>
    </Card>
  );
}

/** What was otherwise than known when the line-up was compared with Shopify. */
export function DriftCard({ drift, reconciledAt }: Pick<ShowMeasures, "drift" | "reconciledAt">) {
  const { t } = useTranslation();
  const locality = useLocality();
  const found = drift.reduce((sum, { count }) => sum + count, 0);
  const wasCompared = reconciledAt !== null || found > 0;
  const last = reconciledAt === null ? "" : t("measures.drift.last", { date: momentText(reconciledAt, locality) });
  const words = found === 0 ? t("measures.drift.none") : t("measures.drift.found", { count: found });
  return (
    <MeasureCard
      heading={t("measures.drift.heading")}
      value={wasCompared ? numberText(found, locality.language) : null}
      words={wasCompared ? words : t("measures.drift.never")}
      explanation={`${t("measures.drift.explanation")} ${last}`}
    >
      {found === 0 ? null : (
        <Text as="p">
          {drift
            .map(({ kind, count }) => `${t(`measures.drift.kind.${kind}`)}: ${numberText(count, locality.language)}`)
            .join(" · ")}
        </Text>
      )}
    </MeasureCard>
  );
}
