import { BlockStack, Button, ButtonGroup, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ShowSummary } from "../../domain/show-summary.ts";
import { Picture } from "../picture.tsx";
import { ShowStateBadge } from "../shows/show-state-badge.tsx";
import { Moment } from "../texts/moment.tsx";

/** The show that is on air or comes next, with the ways into it. */
export function NextShowCard({ show }: { readonly show: ShowSummary | null }) {
  const { t } = useTranslation();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t(show?.state === "live" ? "home.next.headingLive" : "home.next.heading")}
        </Text>
        {show === null ? <NoShow /> : <PlannedShow show={show} />}
      </BlockStack>
    </Card>
  );
}

function PlannedShow({ show }: { readonly show: ShowSummary }) {
  const { t } = useTranslation();
  const room = `/app/shows/${show.id}/room`;
  return (
    <>
      <InlineStack gap="400" wrap={false} blockAlign="start">
        <Picture url={show.imageUrl} size="large" />
        <BlockStack gap="100">
          <InlineStack gap="200" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {show.title}
            </Text>
            <ShowStateBadge state={show.state} />
          </InlineStack>
          <Text as="p">
            <Moment iso={show.startsAt} as="day" />, <Moment iso={show.startsAt} as="clock" />
          </Text>
          <Text as="p" tone="subdued">
            {t("home.next.with", { host: show.host })}
          </Text>
          <Text as="p" tone="subdued">
            {show.itemCount === 0 ? t("home.next.noItems") : t("home.next.items", countOf(show.itemCount))}
          </Text>
        </BlockStack>
      </InlineStack>
      <ButtonGroup>
        <Button variant="primary" url={room}>
          {t("action.openRoom")}
        </Button>
        <Button url={`/app/shows/${show.id}`}>{t("action.edit")}</Button>
      </ButtonGroup>
    </>
  );
}

function NoShow() {
  const { t } = useTranslation();
  return (
    <BlockStack gap="300" inlineAlign="start">
      <BlockStack gap="100">
        <Text as="p">{t("home.next.none")}</Text>
        <Text as="p" tone="subdued">
          {t("home.next.noneHint")}
        </Text>
      </BlockStack>
      <Button url="/app/shows/new">{t("action.newShow")}</Button>
    </BlockStack>
  );
}

function countOf(count: number) {
  return { count, number: String(count) };
}
