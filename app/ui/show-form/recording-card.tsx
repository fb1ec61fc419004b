import { BlockStack, Button, Card, FormLayout, InlineStack, Text, TextField } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { RecordingErrors, RecordingInput } from "../../domain/replay.ts";
import { ErrorBanner } from "../error-banner.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import { fieldWords } from "./field-words.ts";

interface RecordingCardProps {
  /** As it is published; null without a replay */
  readonly recording: RecordingInput | null;
  readonly saving: boolean;
  /** What was wrong with the last try */
  readonly errors: RecordingErrors;
  /** Why nothing was saved, ready to read */
  readonly problem: string | null;
  /** An empty address takes the replay away */
  readonly onSave: (recording: RecordingInput) => void;
}

const none: RecordingInput = { url: "", begins: "" };

/** The recording of a show that is over: its address, and where in the show it begins. */
export function RecordingCard({ recording, saving, errors, problem, onSave }: RecordingCardProps) {
  const { t } = useTranslation();
  const locality = useLocality();
  const [typed, setTyped] = useState(recording ?? none);
  const [mended, setMended] = useState<readonly string[]>([]);
  useEffect(() => setTyped(recording ?? none), [recording]);
  useEffect(() => setMended([]), [errors]);

  const change = (part: Partial<RecordingInput>) => {
    setTyped((before) => ({ ...before, ...part }));
    setMended((before) => [...before, ...Object.keys(part)]);
  };
  const errorOf = (field: keyof RecordingInput) => {
    const error = mended.includes(field) ? undefined : fieldWords(t, errors[field], locality);
    return error === undefined ? {} : { error };
  };
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("form.recording.heading")}
          </Text>
          <Text as="p" tone="subdued">
            {t("form.recording.hint")}
          </Text>
        </BlockStack>
        {problem === null ? null : <ErrorBanner words={problem} />}
        <FormLayout>
          <TextField
            label={t("form.recording.url")}
            helpText={t("form.recording.urlHelp")}
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={typed.url}
            onChange={(url) => change({ url })}
            {...errorOf("url")}
          />
          <TextField
            label={t("form.recording.begins")}
            helpText={t("form.recording.beginsHelp")}
            type="text"
            autoComplete="off"
            placeholder="0:00"
            value={typed.begins}
            onChange={(begins) => change({ begins })}
            {...errorOf("begins")}
          />
        </FormLayout>
        <InlineStack gap="300" align="end">
          {recording === null ? null : (
            <Button disabled={saving} onClick={() => onSave(none)}>
              {t("form.recording.remove")}
            </Button>
          )}
          <Button variant="primary" loading={saving} disabled={typed.url.trim() === ""} onClick={() => onSave(typed)}>
            {t("form.recording.save")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
