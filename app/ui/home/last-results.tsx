import { BlockStack, Button, Card, DataTable, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ShowResult } from "../../domain/show-summary.ts";
import { Amount, numberText } from "../texts/amount.tsx";
import { shareText } from "../texts/measure-text.ts";
import { useLocality } from "../texts/text-provider.tsx";
import { ResultsChart } from "./results-chart.tsx";

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

function ResultsTable({ results }: { readonly results: readonly ShowResult[] }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  return (
    <DataTable
      columnContentTypes={["text", "numeric", "numeric", "numeric", "numeric", "numeric"]}
      headings={["show", "sales", "orders", "units", "oversold", "holdsBought"].map((column) =>
        t(`home.results.${column}`),
      )}
      rows={results.map(({ show, grossSales, orders, units, oversold, holdsBought }) => [
        show.title,
        <Amount key="sales" money={grossSales} />,
        numberText(orders, language),
        numberText(units, language),
        oversold === null ? "–" : shareText(oversold, language),
        holdsBought === null ? "–" : shareText(holdsBought, language),
      ])}
    />
  );
}
