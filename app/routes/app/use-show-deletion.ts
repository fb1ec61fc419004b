import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useTranslation } from "react-i18next";
import type { Decision } from "../../domain/decision.ts";
import type { Unreached } from "./offline-as-refusal.ts";
import { useNewAnswer } from "./use-new-answer.ts";

type Answer = Decision<{ readonly deleted: string }, { readonly kind: "live" }> | Unreached;

/** Whether an action answered that a show is gone. */
export function isDeletion(answer: unknown): boolean {
  if (typeof answer !== "object" || answer === null || !("value" in answer)) return false;
  return typeof answer.value === "object" && answer.value !== null && "deleted" in answer.value;
}

/** Asks the page's action to delete a show, and says what came of it. */
export function useShowDeletion(onDeleted?: () => void) {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const fetcher = useFetcher<Answer>();
  const answer = fetcher.data;

  useNewAnswer(answer, ({ ok }) => {
    if (!ok) return;
    shopify.toast.show(t("shows.deleted"));
    onDeleted?.();
  });

  return {
    running: fetcher.state !== "idle",
    problem: answer?.ok === false && fetcher.state === "idle" ? t(`shows.deleteRefused.${answer.refusal.kind}`) : null,
    ask: (showId: string) => fetcher.submit({ delete: showId }, { method: "POST", encType: "application/json" }),
  };
}
