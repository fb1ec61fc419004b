import { BlockStack, Card, Text } from "@shopify/polaris";
import type { ReactNode } from "react";
import styles from "./measure-card.module.css";

interface MeasureCardProps {
  readonly heading: string;
  /** The figure itself, ready to read; null where there is none to tell */
  readonly value: string | null;
  /** What the figure says of this show, or why there is none */
  readonly words: string;
  /** What is measured, for someone who reads it for the first time */
  readonly explanation: string;
  readonly alarming?: true;
  readonly children?: ReactNode;
}

/** One measure of a show: a figure with its words, and what it means. */
export function MeasureCard({ heading, value, words, explanation, alarming, children }: MeasureCardProps) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {heading}
        </Text>
        <p className={styles.measure}>
          {value === null ? null : (
            <span className={alarming ? styles.alarming : styles.value} suppressHydrationWarning>
              {value}
            </span>
          )}
          <span suppressHydrationWarning>{words}</span>
        </p>
        {children}
        <Text as="p" tone="subdued" variant="bodySm">
          <span suppressHydrationWarning>{explanation}</span>
        </Text>
      </BlockStack>
    </Card>
  );
}
