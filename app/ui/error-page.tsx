import { Card, EmptyState, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";

export type Trouble = "notFound" | "unavailable" | "offline" | "bug";

interface ErrorPageProps {
  readonly trouble: Trouble;
  readonly onTryAgain: () => void;
}

/** A page in place of one that could not be shown: says why, and the way on. */
export function ErrorPage({ trouble, onTryAgain }: ErrorPageProps) {
  const { t } = useTranslation();
  return (
    <Page title={t(`error.${trouble}.title`)}>
      <Card>
        <EmptyState
          heading={t(`error.${trouble}.heading`)}
          image="/basket-fallen.svg"
          action={
            trouble === "notFound"
              ? { content: t("action.toShows"), url: "/app/shows" }
              : { content: t("action.tryAgain"), onAction: onTryAgain }
          }
        >
          <p>{t(`error.${trouble}.body`)}</p>
        </EmptyState>
      </Card>
    </Page>
  );
}
