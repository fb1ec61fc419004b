import { BlockStack, Card, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Figures } from "../figures.tsx";
import { numberText } from "../texts/amount.tsx";
import { durationText, shareText } from "../texts/measure-text.ts";
import { Moment } from "../texts/moment.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import type { RoomMeasures } from "./room.ts";

const nothingYet = "–";

/** What the show publishes about its stock, while it runs: whether more was promised than there was, how stale screens are. */
export function MeasuresCard({ measures }: { readonly measures: RoomMeasures }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const { oversellRate, holdToOrderRate, lag, driftFound, comparedAt } = measures;
  const shareOf = (share: number | null) => (share === null ? nothingYet : shareText(share, language));
  const promised = [
    { label: t("measures.oversold.heading"), value: shareOf(oversellRate) },
    { label: t("room.measures.bought"), value: shareOf(holdToOrderRate) },
    { label: t("room.measures.differences"), value: numberText(driftFound, language) },
  ];
  const times = (["p50", "p95", "p99"] as const).map((share) => ({
    label: t(`measures.lag.${share}`),
    value: lag === null ? nothingYet : durationText(lag[`${share}Ms`], language),
  }));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("room.measures.heading")}
        </Text>
        <Figures figures={promised} />
        <Text as="h3" variant="headingSm">
          {t("measures.lag.heading")}
        </Text>
        <Figures figures={times} />
        <Text as="p" tone="subdued" variant="bodySm">
          {comparedAt === null ? (
            t("room.measures.notCompared")
          ) : (
            <>
              {t("room.measures.compared")} <Moment iso={comparedAt} as="clock" />
            </>
          )}
        </Text>
      </BlockStack>
    </Card>
  );
}
