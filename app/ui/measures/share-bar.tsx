import { numberText } from "../texts/amount.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import styles from "./share-bar.module.css";

/** A part of the whole: `good` is what one hopes for, the others are ever paler. */
export interface Part {
  readonly label: string;
  readonly count: number;
  readonly tone: "good" | "dark" | "pale" | "open";
}

/** A whole in its parts as one bar, with the parts named and counted below. Empty parts are left out. */
export function ShareBar({ parts }: { readonly parts: readonly Part[] }) {
  const { language } = useLocality();
  const shown = parts.filter(({ count }) => count > 0);
  const whole = shown.reduce((sum, { count }) => sum + count, 0);
  const startOf = (at: number) => shown.slice(0, at).reduce((sum, { count }) => sum + count, 0);
  return (
    <div>
      <svg className={styles.bar} aria-hidden="true" width="100%" height="16">
        {shown.map(({ label, count, tone }, at) => (
          <rect
            key={label}
            x={`${(100 * startOf(at)) / whole}%`}
            width={`${(100 * count) / whole}%`}
            height="16"
            className={styles[tone]}
          />
        ))}
      </svg>
      <ul className={styles.legend}>
        {shown.map(({ label, count, tone }) => (
          <li key={label}>
            <svg aria-hidden="true" width="12" height="12">
              <rect width="12" height="12" rx="3" className={styles[tone]} />
            </svg>
            <span>{label}</span>
            <span className={styles.count} suppressHydrationWarning>
              {numberText(count, language)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
