import { useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useTranslation } from "react-i18next";
import type { Decision } from "../../domain/decision.ts";
import type { RecordingErrors, RecordingInput } from "../../domain/replay.ts";
import type { Unreached } from "./offline-as-refusal.ts";
import { useNewAnswer } from "./use-new-answer.ts";

type Refusal = { readonly kind: "invalid"; readonly fields: RecordingErrors } | { readonly kind: "not-ended" };
type Answer = Decision<RecordingInput, Refusal> | Unreached;

const noErrors: RecordingErrors = {};

/** Asks the page's action to publish a recording or take it away, and says what came of it. */
export function useRecording() {
  const { t } = useTranslation();
  const shopify = useAppBridge();
  const fetcher = useFetcher<Answer>();
  const answer = fetcher.data;
  const refusal = answer?.ok === false && fetcher.state === "idle" ? answer.refusal : null;

  useNewAnswer(fetcher.state === "idle" ? answer : undefined, (news) => {
    if (news.ok) shopify.toast.show(t(news.value.url === "" ? "form.recording.removed" : "form.recording.saved"));
  });

  return {
    saving: fetcher.state !== "idle",
    errors: refusal?.kind === "invalid" ? refusal.fields : noErrors,
    problem: refusal === null || refusal.kind === "invalid" ? null : t("form.recording.refused"),
    save: ({ url, begins }: RecordingInput) =>
      fetcher.submit({ recording: { url, begins } }, { method: "POST", encType: "application/json" }),
  };
}
