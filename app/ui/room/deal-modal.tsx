import { BlockStack, FormLayout, Modal, Select, Text, TextField } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LiveDealErrors, LiveDealField } from "../../domain/live-deal.ts";
import { useLocality } from "../texts/text-provider.tsx";
import { dealWish, emptyDealForm, type DealForm } from "./deal-form.ts";
import { dealFieldWords } from "./deal-words.ts";
import type { DealWish } from "./room-command.ts";
import type { RoomItem } from "./room.ts";

interface DealModalProps {
  readonly item: RoomItem;
  /** uuid of the deal that is asked for */
  readonly id: string;
  readonly asking: boolean;
  readonly wrong: LiveDealErrors;
  readonly onPlan: (wish: DealWish) => void;
  readonly onClose: () => void;
}

/** Plans a live deal on an item, or starts it at once. */
export function DealModal({ item, id, asking, wrong, onPlan, onClose }: DealModalProps) {
  const { t } = useTranslation();
  const { timeZone } = useLocality();
  const [form, setForm] = useState(emptyDealForm);
  const plan = () => onPlan(dealWish(form, { id, itemId: item.id, timeZone, now: new Date() }));
  return (
    <Modal
      open
      title={t("room.deal.on", { title: item.title })}
      onClose={onClose}
      primaryAction={{
        content: t(form.start === "now" ? "room.deal.start" : "room.deal.plan"),
        loading: asking,
        onAction: plan,
      }}
      secondaryActions={[{ content: t("action.cancel"), onAction: onClose }]}
    >
      <Modal.Section>
        <BlockStack gap="400">
          <Text as="p" tone="subdued">
            {t("room.deal.explain")}
          </Text>
          <DealFields form={form} wrong={wrong} onChange={(changed) => setForm({ ...form, ...changed })} />
        </BlockStack>
      </Modal.Section>
    </Modal>
  );
}

interface DealFieldsProps {
  readonly form: DealForm;
  readonly wrong: LiveDealErrors;
  readonly onChange: (changed: Partial<DealForm>) => void;
}

function DealFields({ form, wrong, onChange }: DealFieldsProps) {
  const { t } = useTranslation();
  const locality = useLocality();
  const zone = locality.timeZone.replaceAll("_", " ");
  const errorOf = (field: LiveDealField) => {
    const error = dealFieldWords(t, wrong[field], locality);
    return error === undefined ? {} : { error };
  };
  const starts = (["now", "at"] as const).map((value) => ({ value, label: t(`room.deal.starts.${value}`) }));
  const ends = (["after", "at", "by-hand"] as const).map((value) => ({ value, label: t(`room.deal.ends.${value}`) }));
  return (
    <FormLayout>
      <TextField
        label={t("room.deal.price")}
        suffix={locality.currency}
        inputMode="decimal"
        autoComplete="off"
        requiredIndicator
        value={form.price}
        onChange={(price) => onChange({ price })}
        {...errorOf("price")}
      />
      <FormLayout.Group>
        <Select
          label={t("room.deal.startsLabel")}
          options={starts}
          value={form.start}
          onChange={(start) => onChange({ start: start === "at" ? "at" : "now" })}
          {...(form.start === "now" ? errorOf("startsAt") : {})}
        />
        {form.start === "now" ? null : (
          <TextField
            label={t("room.deal.startTime")}
            helpText={t("form.timeHelp", { zone })}
            type="time"
            autoComplete="off"
            value={form.startTime}
            onChange={(startTime) => onChange({ startTime })}
            {...errorOf("startsAt")}
          />
        )}
      </FormLayout.Group>
      <FormLayout.Group>
        <Select
          label={t("room.deal.endsLabel")}
          options={ends}
          value={form.end}
          onChange={(end) => onChange({ end: end === "at" || end === "by-hand" ? end : "after" })}
        />
        {form.end === "after" ? (
          <TextField
            label={t("room.deal.minutes")}
            inputMode="numeric"
            autoComplete="off"
            value={form.minutes}
            onChange={(minutes) => onChange({ minutes })}
            {...errorOf("end")}
          />
        ) : form.end === "at" ? (
          <TextField
            label={t("room.deal.endTime")}
            helpText={t("form.timeHelp", { zone })}
            type="time"
            autoComplete="off"
            value={form.endTime}
            onChange={(endTime) => onChange({ endTime })}
            {...errorOf("end")}
          />
        ) : null}
      </FormLayout.Group>
      <FormLayout.Group>
        <TextField
          label={t("room.deal.units")}
          helpText={t("room.deal.unitsHelp")}
          inputMode="numeric"
          autoComplete="off"
          value={form.units}
          onChange={(units) => onChange({ units })}
          {...errorOf("units")}
        />
        <TextField
          label={t("room.deal.perShopper")}
          helpText={t("room.deal.perShopperHelp")}
          inputMode="numeric"
          autoComplete="off"
          value={form.perShopper}
          onChange={(perShopper) => onChange({ perShopper })}
          {...errorOf("perShopper")}
        />
      </FormLayout.Group>
    </FormLayout>
  );
}
