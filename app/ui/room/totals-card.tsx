import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Figures } from "../figures.tsx";
import { numberText } from "../texts/amount.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import type { RoomTotals } from "./room.ts";

interface TotalsCardProps {
  readonly totals: RoomTotals;
  readonly isLive: boolean;
  readonly children: ReactNode;
}

/** What the show brought until now, and how many watch it. */
export function TotalsCard({ totals, isLive, children }: TotalsCardProps) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const figures = [
    ...(isLive ? [{ label: t("room.totals.viewers"), value: numberText(totals.viewers, language) }] : []),
    { label: t("room.totals.viewersSoFar"), value: numberText(totals.viewersSoFar, language) },
    { label: t("room.totals.orders"), value: numberText(totals.orders, language) },
    { label: t("room.totals.units"), value: numberText(totals.units, language) },
    { label: t("room.totals.grossSales"), value: totals.grossSales.text },
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("room.totals.heading")}
        </Text>
        <Figures figures={figures} />
        {children}
      </BlockStack>
    </Card>
  );
}
