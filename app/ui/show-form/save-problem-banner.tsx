import { Button } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { ErrorBanner } from "../error-banner.tsx";
import type { SaveProblem } from "./field-problems.ts";

interface SaveProblemBannerProps {
  readonly problem: SaveProblem;
  readonly titleOf: (productId: string) => string;
  readonly onReload: () => void;
}

/** Says why the show was not saved; fields that are wrong say so themselves. */
export function SaveProblemBanner({ problem, titleOf, onReload }: SaveProblemBannerProps) {
  const { t } = useTranslation();
  if (problem.kind === "changed-elsewhere") {
    return (
      <ErrorBanner words={t("form.changedElsewhere.title")}>
        <p>{t("form.changedElsewhere.body")}</p>
        <div style={{ marginBlockStart: "var(--p-space-200)" }}>
          <Button onClick={onReload}>{t("form.changedElsewhere.action")}</Button>
        </div>
      </ErrorBanner>
    );
  }
  const titles = problem.kind === "unknown-products" ? problem.productIds.map(titleOf).join(", ") : "";
  const count = problem.kind === "unknown-products" ? problem.productIds.length : 0;
  const most = problem.kind === "line-up-too-long" ? problem.most : 0;
  return <ErrorBanner words={t(`form.refused.${problem.kind}`, { titles, count, most })} />;
}
