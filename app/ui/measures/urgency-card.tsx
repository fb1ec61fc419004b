import { BlockStack, Box, Button, Card, InlineStack, Pagination, Scrollable, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { ErrorBanner } from "../error-banner.tsx";
import { numberText } from "../texts/amount.tsx";
import { useLocality, type Locality } from "../texts/text-provider.tsx";
import styles from "./urgency-card.module.css";

/** Something that was said to hurry shoppers; with neither units nor an end it was no longer said. */
export interface SaidUrgency {
  readonly id: string;
  /** ISO 8601 */
  readonly shownAt: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly kind: "countdown" | "few-left" | "deal-units-left" | "sold-out";
  readonly units: number | null;
  /** ISO 8601 */
  readonly endsAt: string | null;
}

interface UrgencyCardProps {
  readonly said: {
    readonly lines: readonly SaidUrgency[];
    /** From 1 */
    readonly page: number;
    readonly pages: number;
  };
  readonly onTurnTo: (page: number) => void;
  readonly downloading: boolean;
  /** The file could not be had */
  readonly notDownloaded: boolean;
  readonly onDownload: () => void;
}

/** What viewers of a show saw that pressed them to hurry, and what it was bound to. */
export function UrgencyCard({ said, onTurnTo, downloading, notDownloaded, onDownload }: UrgencyCardProps) {
  const { t } = useTranslation();
  const { lines, page, pages } = said;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t("ended.urgency.heading")}
            </Text>
            {lines.length === 0 ? null : (
              <Button onClick={onDownload} loading={downloading}>
                {t("ended.urgency.download")}
              </Button>
            )}
          </InlineStack>
          {notDownloaded ? <ErrorBanner words={t("ended.urgency.notDownloaded")} /> : null}
          <Text as="p" tone="subdued">
            {t(lines.length === 0 ? "ended.urgency.none" : "ended.urgency.explain")}
          </Text>
        </BlockStack>
      </Box>
      {lines.length === 0 ? null : <SaidTable lines={lines} />}
      {pages > 1 ? (
        <Box padding="300" borderBlockStartWidth="025" borderColor="border">
          <InlineStack align="center">
            <Pagination
              accessibilityLabel={t("ended.urgency.pages")}
              label={t("ended.urgency.page", { page, pages })}
              hasPrevious={page > 1}
              onPrevious={() => onTurnTo(page - 1)}
              hasNext={page < pages}
              onNext={() => onTurnTo(page + 1)}
            />
          </InlineStack>
        </Box>
      ) : null}
    </Card>
  );
}

function SaidTable({ lines }: { readonly lines: readonly SaidUrgency[] }) {
  const { t } = useTranslation();
  return (
    <Scrollable focusable vertical={false} role="region" aria-label={t("ended.urgency.heading")}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(["when", "item", "what", "bound"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`ended.urgency.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </tbody>
      </table>
    </Scrollable>
  );
}

function Line({ line }: { readonly line: SaidUrgency }) {
  const { t } = useTranslation();
  const locality = useLocality();
  const { kind, units, endsAt } = line;
  const isOver = units === null && endsAt === null;
  const what = isOver
    ? t(`ended.urgency.over.${kind}`)
    : t(`ended.urgency.said.${kind}`, { number: numberText(units ?? 0, locality.language) });
  const bound =
    endsAt !== null
      ? t("ended.urgency.end", { time: secondText(endsAt, locality) })
      : isOver
        ? ""
        : t(kind === "deal-units-left" ? "ended.urgency.dealUnits" : "ended.urgency.stock");
  return (
    <tr>
      <td>
        <time dateTime={line.shownAt} suppressHydrationWarning>
          {secondText(line.shownAt, locality)}
        </time>
      </td>
      <td>{[line.title, line.variantTitle].filter(Boolean).join(", ")}</td>
      <td>{what}</td>
      <td suppressHydrationWarning>{bound}</td>
    </tr>
  );
}

/** The time of day to the second. */
function secondText(iso: string, { language, timeZone }: Locality): string {
  return new Intl.DateTimeFormat(language, { timeZone, timeStyle: "medium" }).format(new Date(iso));
}
