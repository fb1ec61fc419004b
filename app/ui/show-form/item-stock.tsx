import { Badge, Button, ChoiceList, Collapsible, InlineStack, Text, TextField } from "@shopify/polaris";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { numberText } from "../texts/amount.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import type { FieldProblems, FormField } from "./field-problems.ts";
import { fieldWords } from "./field-words.ts";
import type { FilledItem, KeptUnits, LineUpVariant } from "./filled-form.ts";
import styles from "./item-stock.module.css";
import { setUnitsOf, unitsThere } from "./set-units.ts";

export interface ShopLocation {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

interface ItemStockProps {
  readonly item: FilledItem;
  readonly locations: readonly ShopLocation[];
  readonly problems: FieldProblems;
  readonly onChange: (changed: Partial<FilledItem>, field: FormField) => void;
}

/** How many units of an item are for the show, and from where: said in a line, and opened to be set. */
export function ItemStock({ item, locations, problems, onChange }: ItemStockProps) {
  const { t } = useTranslation();
  const panelId = useId();
  const summary = useSummary(item);
  const [askedOpen, setAskedOpen] = useState(false);
  const { productId, variants, locationIds } = item;
  const fields: readonly FormField[] = [
    `locations:${productId}`,
    ...variants.map(({ variantId }) => `units:${productId}:${variantId}` as const),
  ];
  const isOpen = askedOpen || fields.some((field) => problems[field] !== undefined);
  const canChoose = locations.length > 1 || locationIds.length > 0;
  return (
    <div>
      <InlineStack gap="200" blockAlign="center">
        <Button
          variant="plain"
          disclosure={isOpen ? "up" : "down"}
          ariaExpanded={isOpen}
          ariaControls={panelId}
          accessibilityLabel={t("form.stock.openOf", { title: item.title, summary })}
          onClick={() => setAskedOpen(!isOpen)}
        >
          {summary}
        </Button>
        {item.kept === null ? null : <Kept kept={item.kept} />}
      </InlineStack>
      {item.kept === null || item.kept.error === null ? null : (
        <Text as="p" tone="critical">
          {t("form.stock.notMoved", { words: item.kept.error })}
        </Text>
      )}
      <Collapsible id={panelId} open={isOpen}>
        <div className={styles.panel}>
          <div className={styles.variants}>
            {variants.map((variant) => (
              <UnitsField key={variant.variantId} {...{ item, variant, problems, onChange }} />
            ))}
          </div>
          {canChoose ? <Locations {...{ item, locations, problems, onChange }} /> : null}
        </div>
      </Collapsible>
    </div>
  );
}

function useSummary(item: FilledItem): string {
  const { t } = useTranslation();
  const { language } = useLocality();
  const set = setUnitsOf(item);
  const places = item.locationIds.length;
  switch (set.kind) {
    case "all":
      return places === 0 ? t("form.stock.all") : t("form.stock.allFrom", { count: places });
    case "units":
      return t("form.stock.units", { count: set.units, number: numberText(set.units, language) });
    case "some":
      return t("form.stock.some", { set: set.set, variants: set.variants });
  }
}

function Kept({ kept }: { readonly kept: KeptUnits }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const number = numberText(kept.units, language);
  if (kept.isMoving) return <Badge tone="info">{t("form.stock.moving")}</Badge>;
  if (kept.wanted === null || kept.units >= kept.wanted) {
    return <Badge tone="success">{t("form.stock.kept", { number })}</Badge>;
  }
  return (
    <Badge tone="warning">{t("form.stock.keptPart", { number, wanted: numberText(kept.wanted, language) })}</Badge>
  );
}

interface UnitsFieldProps extends Omit<ItemStockProps, "locations"> {
  readonly variant: LineUpVariant;
}

function UnitsField({ item, variant, problems, onChange }: UnitsFieldProps) {
  const { t } = useTranslation();
  const locality = useLocality();
  const { variantId, title } = variant;
  const field = `units:${item.productId}:${variantId}` as const;
  const typed = item.units[variantId] ?? "";
  const there = unitsThere(variant, item.locationIds);
  const error = fieldWords(t, problems[field], locality);
  const number = numberText(there ?? 0, locality.language);
  const isBeyond = there !== null && /^\d{1,9}$/.test(typed.trim()) && Number(typed) > there;
  return (
    <TextField
      label={title === "" ? t("form.stock.label") : title}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      placeholder={t("form.stock.all")}
      value={typed}
      onChange={(value) => onChange({ units: { ...item.units, [variantId]: value } }, field)}
      {...(there === null ? {} : { suffix: t("form.stock.of", { number }) })}
      {...(variant.shelves === null ? { helpText: t("form.stock.notCounted") } : {})}
      {...(isBeyond ? { helpText: t("form.stock.beyond", { number }) } : {})}
      {...(error === undefined ? {} : { error })}
    />
  );
}

function Locations({ item, locations, problems, onChange }: ItemStockProps) {
  const { t } = useTranslation();
  const locality = useLocality();
  const field = `locations:${item.productId}` as const;
  const offered = locations.filter(({ id, active }) => active || item.locationIds.includes(id));
  const error = fieldWords(t, problems[field], locality);
  return (
    <ChoiceList
      allowMultiple
      title={t("form.stock.locations")}
      choices={offered.map(({ id, name, active }) => ({
        value: id,
        label: active ? name : t("form.stock.closed", { name }),
      }))}
      selected={[...item.locationIds]}
      onChange={(locationIds) => onChange({ locationIds }, field)}
      {...(error === undefined ? {} : { error })}
    />
  );
}
