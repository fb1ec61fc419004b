import { FormLayout, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { videoKindOf } from "../../domain/video-source.ts";
import { useLocality } from "../texts/text-provider.tsx";
import type { FieldProblems, FormField } from "./field-problems.ts";
import { fieldWords } from "./field-words.ts";
import type { FilledForm } from "./filled-form.ts";

interface StreamFieldsProps {
  readonly form: FilledForm;
  readonly problems: FieldProblems;
  readonly onChange: (changed: Partial<FilledForm>, field: FormField) => void;
}

/** Where a show's video comes from, how far it is behind the host, and how long the show is planned to last. */
export function StreamFields({ form, problems, onChange }: StreamFieldsProps) {
  const { t } = useTranslation();
  const locality = useLocality();
  const errorOf = (field: FormField) => {
    const error = fieldWords(t, problems[field], locality);
    return error === undefined ? {} : { error };
  };
  const kind = videoKindOf(form.streamUrl);
  return (
    <FormLayout>
      <TextField
        label={t("form.streamUrl")}
        helpText={kind === null ? t("form.streamUrlHelp") : t(`form.streamKind.${kind}`)}
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={form.streamUrl}
        onChange={(streamUrl) => onChange({ streamUrl }, "streamUrl")}
        {...errorOf("streamUrl")}
      />
      <FormLayout.Group>
        <TextField
          label={t("form.plannedMinutes")}
          helpText={t("form.plannedMinutesHelp")}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          suffix={t("form.stock.minutes")}
          value={form.plannedMinutes}
          onChange={(plannedMinutes) => onChange({ plannedMinutes }, "plannedMinutes")}
          {...errorOf("plannedMinutes")}
        />
        <TextField
          label={t("form.streamDelay")}
          helpText={t("form.streamDelayHelp")}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          placeholder={t("form.streamDelayAuto")}
          suffix={t("form.seconds")}
          value={form.streamDelay}
          onChange={(streamDelay) => onChange({ streamDelay }, "streamDelay")}
          {...errorOf("streamDelay")}
        />
      </FormLayout.Group>
    </FormLayout>
  );
}
