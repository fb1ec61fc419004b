import { Scrollable } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../domain/money.ts";
import type { ShowResult } from "../../domain/show-summary.ts";
import { numberText } from "../texts/amount.tsx";
import { shareText } from "../texts/measure-text.ts";
import { useLocality } from "../texts/text-provider.tsx";
import styles from "./results-table.module.css";

const columns = ["sales", "orders", "units", "oversold", "holdsBought"] as const;

/** Results of shows in rows. Where it is wider than the screen it scrolls by itself, by the keyboard too. */
export function ResultsTable({ results }: { readonly results: readonly ShowResult[] }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const share = (of: number | null) => (of === null ? "–" : shareText(of, language));
  const valuesOf = (result: ShowResult): Readonly<Record<(typeof columns)[number], string>> => ({
    sales: moneyText(result.grossSales, language),
    orders: numberText(result.orders, language),
    units: numberText(result.units, language),
    oversold: share(result.oversold),
    holdsBought: share(result.holdsBought),
  });
  return (
    <Scrollable focusable vertical={false} role="region" aria-label={t("home.results.heading")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("home.results.show")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`home.results.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.map((result) => {
            const values = valuesOf(result);
            return (
              <tr key={result.show.id}>
                <th scope="row">{result.show.title}</th>
                {columns.map((column) => (
                  <td key={column} suppressHydrationWarning>
                    {values[column]}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrollable>
  );
}
