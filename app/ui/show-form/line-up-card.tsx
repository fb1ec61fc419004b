import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocality } from "../texts/text-provider.tsx";
import { dragWords } from "./drag-words.ts";
import type { FieldProblems, FormField } from "./field-problems.ts";
import { fieldWords } from "./field-words.ts";
import { moved, type FilledItem } from "./filled-form.ts";
import { ItemStock, type ShopLocation } from "./item-stock.tsx";
import { LineUpRow } from "./line-up-row.tsx";
import styles from "./line-up.module.css";

interface LineUpCardProps {
  readonly items: readonly FilledItem[];
  readonly locations: readonly ShopLocation[];
  readonly problems: FieldProblems;
  readonly onChange: (items: readonly FilledItem[], field?: FormField) => void;
  readonly onPick: () => void;
}

/** The products of a show in their order. */
export function LineUpCard({ items, locations, problems, onChange, onPick }: LineUpCardProps) {
  const { t } = useTranslation();
  const locality = useLocality();
  const [said, setSaid] = useState("");
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const placeOf = (productId: unknown) => items.findIndex((item) => item.productId === productId);
  const titleOf = (productId: unknown) => items[placeOf(productId)]?.title ?? "";

  const move = (from: number, to: number) => {
    const after = moved(items, from, to);
    const at = after === items ? from : to;
    setSaid(t("form.moved", { title: items[from]?.title, position: at + 1, count: items.length }));
    if (after !== items) onChange(after);
  };
  const drop = ({ active, over }: DragEndEvent) => {
    if (over !== null) onChange(moved(items, placeOf(active.id), placeOf(over.id)));
  };
  const remove = ({ productId, title }: FilledItem) => {
    setSaid(t("form.removed", { title }));
    onChange(items.filter((item) => item.productId !== productId));
  };

  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="start" gap="200" wrap={false}>
          <BlockStack gap="100">
            <Text as="h2" variant="headingMd">
              {t("form.lineUp")}
            </Text>
            <Text as="p" tone="subdued">
              {t("form.lineUpHint")} {t("form.livePriceHint")}
            </Text>
          </BlockStack>
          {items.length > 0 ? (
            <Box minWidth="fit-content">
              <Button onClick={onPick}>{t("form.addProducts")}</Button>
            </Box>
          ) : null}
        </InlineStack>
      </Box>
      {items.length === 0 ? (
        <EmptyLineUp onPick={onPick} />
      ) : (
        <DndContext
          id="line-up"
          sensors={sensors}
          collisionDetection={closestCenter}
          onDragEnd={drop}
          accessibility={dragWords({ t, count: items.length, titleOf, placeOf })}
        >
          <SortableContext items={items.map((item) => item.productId)} strategy={verticalListSortingStrategy}>
            <ol className={styles.list}>
              {items.map((item, index) => (
                <LineUpRow
                  key={item.productId}
                  item={item}
                  position={index + 1}
                  problem={fieldWords(t, problems[`price:${item.productId}`], locality)}
                  currencySign={currencySign(locality)}
                  onMove={(step) => move(index, index + step)}
                  onPrice={(livePrice) =>
                    onChange(items.with(index, { ...item, livePrice }), `price:${item.productId}`)
                  }
                  onRemove={() => remove(item)}
                  stock={
                    <ItemStock
                      item={item}
                      locations={locations}
                      problems={problems}
                      onChange={(changed, field) => onChange(items.with(index, { ...item, ...changed }), field)}
                    />
                  }
                />
              ))}
            </ol>
          </SortableContext>
        </DndContext>
      )}
      <Text as="p" visuallyHidden>
        <span role="status">{said}</span>
      </Text>
    </Card>
  );
}

function EmptyLineUp({ onPick }: { readonly onPick: () => void }) {
  const { t } = useTranslation();
  return (
    <Box padding="800" paddingBlockStart="400">
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h3" variant="headingSm" alignment="center">
          {t("form.emptyLineUp")}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t("form.emptyLineUpHint")}
        </Text>
        <Button variant="primary" onClick={onPick}>
          {t("form.addProducts")}
        </Button>
      </BlockStack>
    </Box>
  );
}

function currencySign({ language, currency }: { readonly language: string; readonly currency: string }): string {
  const format = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay: "narrowSymbol" });
  return format.formatToParts(0).find((part) => part.type === "currency")?.value ?? currency;
}
