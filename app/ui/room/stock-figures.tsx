import { Badge, Button } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { numberText } from "../texts/amount.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import styles from "./room.module.css";
import type { RoomItem, RoomStock, RoomUnits, RoomVariant } from "./room.ts";
import { useChanged } from "./use-changed.ts";

const atFirst = 8;
const few = 5;

interface StockFiguresProps {
  readonly item: RoomItem;
  /** While the show is live */
  readonly stock: RoomStock | null;
}

/** What is left of each variant, held, sold and waited for; a figure that changes lights up for a moment. */
export function StockFigures({ item, stock }: StockFiguresProps) {
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
          <VariantFigure
            key={variant.id}
            variant={variant}
            units={stock?.variants.find(({ variantId }) => variantId === variant.id) ?? null}
          />
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

interface VariantFigureProps {
  readonly variant: RoomVariant;
  readonly units: RoomUnits | null;
}

function VariantFigure({ variant, units }: VariantFigureProps) {
  const { available, title } = variant;
  const { t } = useTranslation();
  const { language } = useLocality();
  const promised = units === null ? [] : promisedUnits(units);
  const changed = useChanged([available, ...promised.map(({ number }) => number)].join());
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
      {promised.map(({ kind, number }) => (
        <span key={kind}>{t(`room.stock.${kind}`, { number: numberText(number, language) })}</span>
      ))}
    </li>
  );
}

/** What is promised of a variant, and waited for; nothing of which there is none. */
function promisedUnits({ held, sold, soldOutside, waiting }: RoomUnits) {
  const figures = [
    { kind: "held", number: held },
    { kind: "sold", number: sold + soldOutside },
    { kind: "waiting", number: waiting },
  ] as const;
  return figures.filter(({ number }) => number > 0);
}
