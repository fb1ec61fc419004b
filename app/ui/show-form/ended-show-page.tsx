import { Banner, BlockStack, Box, Card, InlineStack, Page, Text } from "@shopify/polaris";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Money } from "../../domain/money.ts";
import type { ShowMeasures as Measures } from "../../domain/show-measures.ts";
import { ErrorBanner } from "../error-banner.tsx";
import { Figures } from "../figures.tsx";
import { ShowMeasures } from "../measures/show-measures.tsx";
import { Picture } from "../picture.tsx";
import { DeleteShowModal } from "../shows/delete-show-modal.tsx";
import { ShowStateBadge } from "../shows/show-state-badge.tsx";
import { Amount, numberText } from "../texts/amount.tsx";
import { dayText } from "../texts/moment.tsx";
import { useLocality } from "../texts/text-provider.tsx";

interface EndedShowPageProps {
  readonly show: {
    readonly id: string;
    readonly title: string;
    readonly host: string;
    readonly startsAt: string;
    readonly items: readonly {
      readonly id: string;
      readonly title: string;
      readonly imageUrl: string | null;
      readonly livePrice: Money | null;
    }[];
  };
  /** `grossSales` is ready to read */
  readonly results: {
    readonly orders: number;
    readonly units: number;
    readonly grossSales: string;
    /** All who ever watched, about */
    readonly viewersSoFar: number;
  };
  readonly measures: Measures;
  /** Where the recording is told */
  readonly replay: ReactNode;
  /** What was said to hurry shoppers */
  readonly urgency: ReactNode;
  readonly deleting: boolean;
  readonly deleteProblem: string | null;
  readonly onDelete: () => void;
}

/** A show that is over: what it brought, how its stock fared, and the line-up as it was. */
export function EndedShowPage(props: EndedShowPageProps) {
  const { show, results, measures, deleting, deleteProblem, onDelete } = props;
  const { t } = useTranslation();
  const locality = useLocality();
  const [askedToDelete, setAskedToDelete] = useState(false);
  const figures = [
    { label: t("home.results.sales"), value: results.grossSales },
    { label: t("home.results.orders"), value: numberText(results.orders, locality.language) },
    { label: t("home.results.units"), value: numberText(results.units, locality.language) },
    { label: t("home.results.viewers"), value: numberText(results.viewersSoFar, locality.language) },
  ];
  return (
    <Page
      backAction={{ content: t("action.toShows"), url: "/app/shows" }}
      title={show.title}
      titleMetadata={<ShowStateBadge state="ended" />}
      subtitle={t("home.next.with", { host: show.host })}
      secondaryActions={[
        { content: t("action.openRoom"), url: `/app/shows/${show.id}/room` },
        {
          content: t("form.deleteShow"),
          destructive: true,
          loading: deleting,
          onAction: () => setAskedToDelete(true),
        },
      ]}
    >
      <BlockStack gap="400">
        {deleteProblem === null ? null : <ErrorBanner words={deleteProblem} />}
        <Banner title={t("form.ended.title")}>
          <p suppressHydrationWarning>{t("form.ended.body", { date: dayText(show.startsAt, locality) })}</p>
        </Banner>
        <Card>
          <BlockStack gap="400">
            <Text as="h2" variant="headingMd">
              {t("form.ended.results")}
            </Text>
            <Figures figures={figures} />
          </BlockStack>
        </Card>
        {props.replay}
        <ShowMeasures measures={measures} />
        {props.urgency}
        <Card padding="0">
          <Box padding="400">
            <Text as="h2" variant="headingMd">
              {t("form.ended.lineUp")}
            </Text>
          </Box>
          <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
            {show.items.map((item) => (
              <li key={item.id}>
                <Box padding="400" borderBlockStartWidth="025" borderColor="border">
                  <InlineStack gap="300" blockAlign="center" wrap={false}>
                    <Picture url={item.imageUrl} />
                    <div style={{ flex: 1, minWidth: 0 }}>{item.title}</div>
                    {item.livePrice === null ? null : <Amount money={item.livePrice} />}
                  </InlineStack>
                </Box>
              </li>
            ))}
          </ol>
        </Card>
      </BlockStack>
      <DeleteShowModal
        title={askedToDelete ? show.title : null}
        deleting={deleting}
        onCancel={() => setAskedToDelete(false)}
        onDelete={() => {
          setAskedToDelete(false);
          onDelete();
        }}
      />
    </Page>
  );
}
