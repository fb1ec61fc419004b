import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShowResult } from "../../domain/show-summary.ts";
import { ResultsChart } from "./results-chart.tsx";
import { ResultsTable } from "./results-table.tsx";

/** What the last shows sold, as a chart or as a table. */
export function LastResults({ results }: { readonly results: readonly ShowResult[] }) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("home.results.heading")}
          </Text>
          {results.length > 0 ? (
            <Button variant="plain" onClick={() => setAsTable(!asTable)}>
              {t(asTable ? "home.results.asChart" : "home.results.asTable")}
            </Button>
          ) : null}
        </InlineStack>
        {results.length === 0 ? (
          <Text as="p" tone="subdued">
            {t("home.results.none")}
          </Text>
        ) : asTable ? (
          <ResultsTable results={results} />
        ) : (
          <ResultsChart results={results} caption={t("home.results.caption")} />
        )}
      </BlockStack>
    </Card>
  );
}
