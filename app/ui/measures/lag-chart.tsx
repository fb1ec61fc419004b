import { Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import type { LagColumn } from "../../domain/lag-columns.ts";
import { numberText } from "../texts/amount.tsx";
import { durationText } from "../texts/measure-text.ts";
import { useLocality } from "../texts/text-provider.tsx";
import styles from "./lag-chart.module.css";

const tallest = 96;
/** Room for a column's count */
const aboveColumns = 20;

interface LagChartProps {
  readonly columns: readonly LagColumn[];
  readonly caption: string;
}

/** How many changes took how long, as columns from the quickest to the slowest. What it shows stands in its words too. */
export function LagChart({ columns, caption }: LagChartProps) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const most = Math.max(1, ...columns.map(({ count }) => count));
  return (
    <figure className={styles.chart}>
      <figcaption>
        <Text as="span" tone="subdued">
          {caption}
        </Text>
      </figcaption>
      <ul className={styles.columns}>
        {columns.map(({ fromMs, toMs, count }) => {
          const height = count === 0 ? 0 : Math.max(3, (tallest * count) / most);
          const number = numberText(count, language);
          const time = durationText(toMs ?? fromMs, language);
          return (
            <li key={fromMs}>
              <Text as="span" visuallyHidden>
                <span suppressHydrationWarning>
                  {t(toMs === null ? "measures.lag.longer" : "measures.lag.within", { number, time })}
                </span>
              </Text>
              <svg aria-hidden="true" className={styles.column} width="100%" height={tallest + aboveColumns}>
                {count === 0 ? null : (
                  <text
                    x="50%"
                    y={tallest - height + aboveColumns - 6}
                    className={styles.count}
                    suppressHydrationWarning
                  >
                    {number}
                  </text>
                )}
                <rect y={tallest - height + aboveColumns} width="100%" height={height} className={styles.fill} />
              </svg>
              <span aria-hidden="true" className={styles.time} suppressHydrationWarning>
                {(toMs === null ? `>\u202f${time}` : time).replaceAll("\u00a0", " ")}
              </span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
