import { BlockStack, Card, FormLayout, Text, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useLocality } from "../texts/text-provider.tsx";
import type { FieldProblems, FormField } from "./field-problems.ts";
import { fieldWords } from "./field-words.ts";
import type { FilledForm } from "./filled-form.ts";
import { StreamFields } from "./stream-fields.tsx";

interface DetailsCardProps {
  readonly form: FilledForm;
  readonly problems: FieldProblems;
  readonly onChange: (changed: Partial<FilledForm>, field: FormField) => void;
}

/** The fields of a show itself: title, host, start and stream. */
export function DetailsCard({ form, problems, onChange }: DetailsCardProps) {
  const { t } = useTranslation();
  const locality = useLocality();
  const errorOf = (field: FormField) => {
    const error = fieldWords(t, problems[field], locality);
    return error === undefined ? {} : { error };
  };
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("form.details")}
        </Text>
        <FormLayout>
          <TextField
            label={t("form.title")}
            helpText={t("form.titleHelp")}
            autoComplete="off"
            requiredIndicator
            value={form.title}
            onChange={(title) => onChange({ title }, "title")}
            {...errorOf("title")}
          />
          <TextField
            label={t("form.host")}
            helpText={t("form.hostHelp")}
            autoComplete="off"
            requiredIndicator
            value={form.host}
            onChange={(host) => onChange({ host }, "host")}
            {...errorOf("host")}
          />
          <FormLayout.Group>
            <TextField
              label={t("form.date")}
              type="date"
              autoComplete="off"
              requiredIndicator
              value={form.date}
              onChange={(date) => onChange({ date }, "startsAt")}
              {...errorOf("startsAt")}
            />
            <TextField
              label={t("form.time")}
              helpText={t("form.timeHelp", { zone: locality.timeZone.replaceAll("_", " ") })}
              type="time"
              autoComplete="off"
              requiredIndicator
              value={form.time}
              onChange={(time) => onChange({ time }, "startsAt")}
            />
          </FormLayout.Group>
          <StreamFields form={form} problems={problems} onChange={onChange} />
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
