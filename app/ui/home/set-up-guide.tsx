import { Badge, BlockStack, Box, Button, Card, Divider, Icon, InlineStack, ProgressBar, Text } from "@shopify/polaris";
import { CheckCircleIcon } from "@shopify/polaris-icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { dayText } from "../texts/moment.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import { CatalogueStep, type CatalogueFigures, type CatalogueProgress } from "./catalogue-step.tsx";
import { GuardStep, type GuardWish } from "./guard-step.tsx";
import styles from "./set-up-guide.module.css";

/** One step of the set-up, with the state that is true in the store and in the app. */
export type SetUpStep =
  | { readonly key: "catalogue"; readonly done: boolean; readonly progress: CatalogueProgress }
  | { readonly key: "embed"; readonly done: boolean; readonly seenAt: string | null }
  | { readonly key: "guard"; readonly done: boolean }
  | { readonly key: "show"; readonly done: boolean }
  | { readonly key: "live"; readonly done: boolean };

interface SetUpGuideProps {
  readonly steps: readonly SetUpStep[];
  readonly catalogue: CatalogueFigures;
  readonly themeEditorUrl: string;
  readonly importAsked: boolean;
  readonly onImport: () => void;
  readonly guard: GuardWish;
}

/** The way from the install to the first live show. The first open step shows what to do. */
export function SetUpGuide({ steps, catalogue, themeEditorUrl, importAsked, onImport, guard }: SetUpGuideProps) {
  const { t } = useTranslation();
  const done = steps.filter((step) => step.done).length;
  const next = steps.find((step) => !step.done)?.key;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t("home.steps.heading")}
          </Text>
          <InlineStack gap="300" blockAlign="center" wrap={false}>
            <Box minWidth="fit-content">
              <Text as="p" tone="subdued">
                {t("home.steps.progress", { done, total: steps.length })}
              </Text>
            </Box>
            <div aria-hidden="true" style={{ flex: 1, maxWidth: "16rem" }}>
              <ProgressBar progress={(100 * done) / steps.length} size="small" tone="success" animated={false} />
            </div>
          </InlineStack>
        </BlockStack>
      </Box>
      <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
        {steps.map((step) => (
          <li key={step.key}>
            <Divider />
            <Box padding="400" background={step.key === next ? "bg-surface-secondary" : "bg-surface"}>
              <StepFrame title={t(`home.steps.${step.key}.title`)} done={step.done}>
                {step.key === "catalogue" ? (
                  <CatalogueStep progress={step.progress} figures={catalogue} asked={importAsked} onImport={onImport} />
                ) : step.key === "guard" ? (
                  <GuardStep done={step.done} isNext={step.key === next} {...guard} />
                ) : (
                  <PlainStep step={step} isNext={step.key === next} themeEditorUrl={themeEditorUrl} />
                )}
              </StepFrame>
            </Box>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function StepFrame({ title, done, children }: { title: string; done: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <InlineStack gap="300" wrap={false} blockAlign="start">
      <span>{done ? <Icon source={CheckCircleIcon} tone="success" /> : <span className={styles.ring} />}</span>
      <div style={{ flex: 1, minWidth: 0 }}>
        <BlockStack gap="200">
          <InlineStack gap="200" align="space-between" blockAlign="center">
            <Text as="h3" variant="headingSm">
              {title}
            </Text>
            {done ? <Badge tone="success">{t("home.steps.done")}</Badge> : <Badge>{t("home.steps.open")}</Badge>}
          </InlineStack>
          {children}
        </BlockStack>
      </div>
    </InlineStack>
  );
}

interface PlainStepProps {
  readonly step: Exclude<SetUpStep, { key: "catalogue" | "guard" }>;
  readonly isNext: boolean;
  readonly themeEditorUrl: string;
}

function PlainStep({ step, isNext, themeEditorUrl }: PlainStepProps) {
  const { t } = useTranslation();
  const locality = useLocality();
  if (step.done) {
    const date = step.key === "embed" && step.seenAt !== null ? dayText(step.seenAt, locality) : "";
    return (
      <Text as="p" tone="subdued">
        <span suppressHydrationWarning>{t(`home.steps.${step.key}.done`, { date })}</span>
      </Text>
    );
  }
  const target = { embed: themeEditorUrl, show: "/app/shows/new", live: "/app/shows" }[step.key];
  return (
    <BlockStack gap="300" inlineAlign="start">
      <Text as="p" tone="subdued">
        {t(`home.steps.${step.key}.todo`)}
      </Text>
      <Button
        url={target}
        variant={isNext ? "primary" : "secondary"}
        {...(step.key === "embed" ? { target: "_blank" } : {})}
      >
        {t(`home.steps.${step.key}.action`)}
      </Button>
    </BlockStack>
  );
}
