import { Badge, Button } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { numberText } from "../texts/amount.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import styles from "./room.module.css";
import type { RoomItem, RoomVariant } from "./room.ts";
import { useChanged } from "./use-changed.ts";

const atFirst = 8;
const few = 5;

/** What is left of each variant; a figure that changes lights up for a moment. */
export function StockFigures({ item }: { readonly item: RoomItem }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (!item.forSale) {
    return (
      <div>
        <Badge tone="warning">{t("room.stock.hidden")}</Badge>
      </div>
    );
  }
  const shown = all ? item.variants : item.variants.slice(0, atFirst);
  return (
    <div className={styles.stock}>
      <ul className={styles.figures}>
        {shown.map((variant) => (
          <VariantFigure key={variant.id} variant={variant} />
        ))}
      </ul>
      {shown.length < item.variants.length ? (
        <Button variant="plain" onClick={() => setAll(true)}>
          {t("room.stock.variants", { count: item.variants.length, number: item.variants.length })}
        </Button>
      ) : null}
    </div>
  );
}

function VariantFigure({ variant }: { readonly variant: RoomVariant }) {
  const { available, title } = variant;
  const { t } = useTranslation();
  const { language } = useLocality();
  const changed = useChanged(available);
  const level = available === null ? "uncounted" : available === 0 ? "none" : available <= few ? "few" : "enough";
  const words =
    available === null
      ? t("room.stock.notCounted")
      : available === 0
        ? t("room.stock.soldOut")
        : t("room.stock.left", { number: numberText(available, language) });
  return (
    <li className={changed ? styles.changedFigure : styles.figure} data-level={level}>
      {title === "" ? null : <span>{title}</span>}
      <strong>{words}</strong>
    </li>
  );
}
