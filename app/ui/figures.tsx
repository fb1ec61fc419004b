import styles from "./figures.module.css";

interface Figure {
  readonly label: string;
  /** Ready to read */
  readonly value: string;
}

/** A few numbers with their names, side by side. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ label, value }) => (
        <div key={label}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value} suppressHydrationWarning>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
