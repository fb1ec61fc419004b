import { BlockStack, Box, Button, InlineError, ProgressBar, Text } from "@shopify/polaris";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { numberText } from "../texts/amount.tsx";
import { useLocality } from "../texts/text-provider.tsx";

/** How far the catalogue has come. `total` is null until Shopify has said how much there is. */
export type CatalogueProgress =
  | { readonly state: "none" }
  | {
      readonly state: "running";
      /** Shopify puts the export together, or it is read */
      readonly phase: "export" | "reading";
      readonly counted: number;
      readonly total: number | null;
      /** Null while nobody can tell */
      readonly secondsLeft: number | null;
    }
  | { readonly state: "done"; readonly importedAt: string }
  | { readonly state: "failed"; readonly reason: string };

export interface CatalogueFigures {
  readonly products: number;
  readonly variants: number;
  /** Units that can be bought now of the variants that the store counts */
  readonly units: number;
  readonly importedAt: string | null;
}

interface CatalogueStepProps {
  readonly progress: CatalogueProgress;
  readonly figures: CatalogueFigures;
  /** An import was asked for and its progress is not here yet */
  readonly asked: boolean;
  readonly onImport: () => void;
}

/** Where the import of products and stock stands, in words, with a bar while it runs and a way on when it failed. */
export function CatalogueStep({ progress, figures, asked, onImport }: CatalogueStepProps) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const counted = (key: "products" | "units") =>
    t(`count.${key}`, { count: figures[key], number: numberText(figures[key], language) });

  if (progress.state === "running") return <RunningImport progress={progress} />;
  if (progress.state === "done") {
    return (
      <Text as="p" tone="subdued">
        {t("home.steps.catalogue.done", { products: counted("products"), units: counted("units") })}
      </Text>
    );
  }
  return (
    <BlockStack gap="300" inlineAlign="start">
      {progress.state === "failed" ? (
        <div role="alert">
          <InlineError fieldID="catalogue" message={t("home.steps.catalogue.failed", { reason: progress.reason })} />
        </div>
      ) : null}
      <Text as="p" tone="subdued">
        {t(progress.state === "failed" ? "home.steps.catalogue.failedMidway" : "home.steps.catalogue.none")}
      </Text>
      <Button variant="primary" onClick={onImport} loading={asked}>
        {t(progress.state === "failed" ? "action.tryAgain" : "home.steps.catalogue.start")}
      </Button>
    </BlockStack>
  );
}

type Running = Extract<CatalogueProgress, { state: "running" }>;

function RunningImport({ progress: { phase, counted, total, secondsLeft } }: { readonly progress: Running }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const known = total !== null && total > 0;
  const words = known
    ? t("home.steps.catalogue.countedOf", {
        counted: numberText(counted, language),
        total: numberText(total, language),
      })
    : t("home.steps.catalogue.counted", { counted: numberText(counted, language) });
  return (
    <BlockStack gap="200">
      <Text as="p" tone="subdued">
        {t(phase === "export" ? "home.steps.catalogue.preparing" : "home.steps.catalogue.running")}
      </Text>
      <Box maxWidth="28rem">
        <ProgressBar
          progress={known ? Math.min(100, (100 * counted) / total) : 0}
          size="small"
          tone="primary"
          ariaLabelledBy="import-progress"
        />
      </Box>
      <Text as="p" tone="subdued" id="import-progress">
        <span aria-live="polite">{words}</span>
        {secondsLeft === null ? null : (
          <span suppressHydrationWarning> · {timeLeftText(secondsLeft, { t, language })}</span>
        )}
      </Text>
    </BlockStack>
  );
}

function timeLeftText(seconds: number, { t, language }: { readonly t: TFunction; readonly language: string }): string {
  if (seconds < 60) return t("home.steps.catalogue.almost");
  const minutes = new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" });
  return t("home.steps.catalogue.timeLeft", { time: minutes.format(Math.ceil(seconds / 60)) });
}
