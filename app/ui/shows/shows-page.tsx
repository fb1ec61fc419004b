import { BlockStack, Card, EmptySearchResult, EmptyState, Page, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShowSummary } from "../../domain/show-summary.ts";
import { ErrorBanner } from "../error-banner.tsx";
import { DeleteShowModal } from "./delete-show-modal.tsx";
import { ShowsFilter, type ShowsChoice } from "./shows-filter.tsx";
import { ShowsTable } from "./shows-table.tsx";

interface ShowsPageProps {
  readonly list: {
    readonly shows: readonly ShowSummary[];
    readonly page: number;
    readonly pageCount: number;
    readonly total: number;
  };
  readonly chosen: ShowsChoice;
  readonly loading: boolean;
  readonly onChoose: (choice: ShowsChoice) => void;
  readonly onTurnTo: (page: number) => void;
  readonly deleting: boolean;
  /** Why the last deletion did not happen, ready to read */
  readonly deleteProblem: string | null;
  readonly onDelete: (showId: string) => void;
}

/** All shows of a shop, a page at a time. */
export function ShowsPage(props: ShowsPageProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<ShowSummary | null>(null);
  const { list, chosen } = props;
  const isNew = list.total === 0 && chosen.state === null && chosen.query === "";

  return (
    <Page title={t("shows.title")} primaryAction={{ content: t("action.newShow"), url: "/app/shows/new" }}>
      <BlockStack gap="400">
        {props.deleteProblem === null ? null : <ErrorBanner words={props.deleteProblem} />}
        {isNew ? (
          <FirstShow />
        ) : (
          <Card padding="0">
            <ShowsFilter chosen={chosen} onChoose={props.onChoose} />
            {list.shows.length === 0 ? (
              <NothingFound query={chosen.query} />
            ) : (
              <ShowsTable list={list} loading={props.loading} onTurnTo={props.onTurnTo} onDelete={setAsked} />
            )}
          </Card>
        )}
      </BlockStack>
      <DeleteShowModal
        title={asked?.title ?? null}
        deleting={props.deleting}
        onCancel={() => setAsked(null)}
        onDelete={() => {
          if (asked !== null) props.onDelete(asked.id);
          setAsked(null);
        }}
      />
    </Page>
  );
}

function FirstShow() {
  const { t } = useTranslation();
  return (
    <Card>
      <EmptyState
        heading={t("shows.empty.heading")}
        action={{ content: t("action.newShow"), url: "/app/shows/new" }}
        image="/empty-shows.svg"
      >
        <p>{t("shows.empty.body")}</p>
      </EmptyState>
    </Card>
  );
}

function NothingFound({ query }: { readonly query: string }) {
  const { t } = useTranslation();
  if (query !== "") {
    return (
      <div style={{ padding: "var(--p-space-800) var(--p-space-400)" }}>
        <EmptySearchResult
          title={t("shows.nothingFound", { query })}
          description={t("shows.nothingFoundHint")}
          withIllustration
        />
      </div>
    );
  }
  return (
    <div style={{ padding: "var(--p-space-800) var(--p-space-400)" }}>
      <Text as="p" tone="subdued" alignment="center">
        {t("shows.emptyState")}
      </Text>
    </div>
  );
}
