import { BlockStack, Card, Checkbox, FormLayout, Text, TextField } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { useLocality } from "../texts/text-provider.tsx";
import type { FieldProblems, FormField } from "./field-problems.ts";
import { fieldWords } from "./field-words.ts";
import type { FilledForm } from "./filled-form.ts";

interface StockCardProps {
  readonly form: FilledForm;
  /** Units are kept until the start, so once a show is on air there is nothing to choose */
  readonly isLive: boolean;
  readonly problems: FieldProblems;
  readonly onChange: (changed: Partial<FilledForm>, field?: FormField) => void;
}

/** How units are held for shoppers, and whether they are kept safe before the show. */
export function StockCard({ form, isLive, problems, onChange }: StockCardProps) {
  const { t } = useTranslation();
  const locality = useLocality();
  const errorOf = (field: FormField) => {
    const error = fieldWords(t, problems[field], locality);
    return error === undefined ? {} : { error };
  };
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("form.stock.heading")}
          </Text>
          <Text as="p" tone="subdued">
            {t("form.stock.hint")}
          </Text>
        </BlockStack>
        <FormLayout>
          <FormLayout.Group>
            <TextField
              label={t("form.stock.holdMinutes")}
              helpText={t("form.stock.holdMinutesHelp")}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              suffix={t("form.stock.minutes")}
              value={form.holdMinutes}
              onChange={(holdMinutes) => onChange({ holdMinutes }, "holdMinutes")}
              {...errorOf("holdMinutes")}
            />
            <TextField
              label={t("form.stock.unitsPerShopper")}
              helpText={t("form.stock.unitsPerShopperHelp")}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              value={form.unitsPerShopper}
              onChange={(unitsPerShopper) => onChange({ unitsPerShopper }, "unitsPerShopper")}
              {...errorOf("unitsPerShopper")}
            />
          </FormLayout.Group>
          {isLive ? null : (
            <Checkbox
              label={t("form.stock.reserves")}
              helpText={t("form.stock.reservesHelp")}
              checked={form.reserves}
              onChange={(reserves) => onChange({ reserves })}
            />
          )}
        </FormLayout>
      </BlockStack>
    </Card>
  );
}
