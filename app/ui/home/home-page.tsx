import { BlockStack, Layout, Page } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { ShowResult, ShowSummary } from "../../domain/show-summary.ts";
import { CatalogueCard } from "./catalogue-card.tsx";
import type { CatalogueFigures } from "./catalogue-step.tsx";
import type { GuardWish } from "./guard-step.tsx";
import { LastResults } from "./last-results.tsx";
import { MailCard, type MailLeave } from "./mail-card.tsx";
import { NextShowCard } from "./next-show-card.tsx";
import { SetUpGuide, type SetUpStep } from "./set-up-guide.tsx";

interface HomePageProps {
  readonly home: {
    readonly steps: readonly SetUpStep[];
    readonly nextShow: ShowSummary | null;
    readonly lastResults: readonly ShowResult[];
    readonly catalogue: CatalogueFigures;
  };
  readonly themeEditorUrl: string;
  readonly importAsked: boolean;
  readonly onImport: () => void;
  readonly guard: GuardWish;
  readonly mail: MailLeave;
}

/** The app's first page: how far the set-up is, what comes next, what the last shows brought. */
export function HomePage({ home, themeEditorUrl, importAsked, onImport, guard: guardWish, mail }: HomePageProps) {
  const { t } = useTranslation();
  const { importedAt } = home.catalogue;
  const allDone = home.steps.every((step) => step.done);
  const guide = (
    <SetUpGuide
      steps={home.steps}
      catalogue={home.catalogue}
      themeEditorUrl={themeEditorUrl}
      importAsked={importAsked}
      onImport={onImport}
      guard={guardWish}
    />
  );
  return (
    <Page
      title="Paniere"
      subtitle={t("home.lead")}
      primaryAction={{ content: t("action.newShow"), url: "/app/shows/new" }}
    >
      <Layout>
        <Layout.Section>
          <BlockStack gap="400">
            {allDone ? null : guide}
            <NextShowCard show={home.nextShow} />
            {allDone || home.lastResults.length > 0 ? <LastResults results={home.lastResults} /> : null}
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {importedAt === null ? null : <CatalogueCard figures={{ ...home.catalogue, importedAt }} />}
            <MailCard {...mail} />
          </BlockStack>
        </Layout.Section>
      </Layout>
    </Page>
  );
}
