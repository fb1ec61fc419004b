import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { moneyText } from "../../domain/money.ts";
import type { ShowResult } from "../../domain/show-summary.ts";
import { shareText } from "../texts/measure-text.ts";
import { dayText } from "../texts/moment.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import styles from "./results-chart.module.css";

/** Gross sales of shows as bars, the longest as wide as the chart. What it shows stands in its words too. */
export function ResultsChart({ results, caption }: { results: readonly ShowResult[]; caption: string }) {
  const { t } = useTranslation();
  const locality = useLocality();
  const inShort = ({ show, oversold, holdsBought }: ShowResult) =>
    [
      dayText(show.endedAt ?? show.startsAt, locality),
      ...(oversold === null
        ? []
        : [t("home.results.oversoldShort", { share: shareText(oversold, locality.language) })]),
      ...(holdsBought === null
        ? []
        : [t("home.results.holdsBoughtShort", { share: shareText(holdsBought, locality.language) })]),
    ].join(" · ");
  const most = Math.max(1, ...results.map((result) => result.grossSales.minor));
  return (
    <figure className={styles.chart}>
      <figcaption>
        <Text as="span" tone="subdued">
          {caption}
        </Text>
      </figcaption>
      <ul className={styles.bars}>
        {results.map((result) => (
          <li key={result.show.id}>
            <div className={styles.words}>
              <Text as="span" truncate>
                {result.show.title}
              </Text>
              <span suppressHydrationWarning className={styles.value}>
                {moneyText(result.grossSales, locality.language)}
              </span>
            </div>
            <svg className={styles.bar} aria-hidden="true" width="100%" height="12">
              <rect width="100%" height="12" rx="4" className={styles.track} />
              <rect
                width={`${(100 * Math.max(0, result.grossSales.minor)) / most}%`}
                height="12"
                rx="4"
                className={styles.fill}
              />
            </svg>
            <span suppressHydrationWarning className={styles.day}>
              {inShort(result)}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
