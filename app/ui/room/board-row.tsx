import { Badge, Button, InlineStack, Text } from "@shopify/polaris";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import { Picture } from "../picture.tsx";
import styles from "./room.module.css";
import type { RoomItem, RoomStock } from "./room.ts";
import { StockFigures } from "./stock-figures.tsx";

interface BoardRowProps {
  readonly item: RoomItem;
  /** The key that pins it; null without one */
  readonly number: number | null;
  readonly isPinned: boolean;
  /** Its units while the show is live */
  readonly stock: RoomStock | null;
  /** Null while the show is not live */
  readonly onTogglePin: (() => void) | null;
  /** Asks for a live deal on it; null while the show is not live */
  readonly onDeal: (() => void) | null;
  /** What of it runs or is planned; null without any */
  readonly deal: "running" | "planned" | null;
  /** The item that leaves the screen when this one is pinned */
  readonly inPlaceOf: string | null;
}

/** A product of the line-up while the show runs. */
export function BoardRow(props: BoardRowProps) {
  const { item, number, isPinned, stock, deal, onTogglePin, onDeal } = props;
  const { t } = useTranslation();
  return (
    <li className={styles.row} data-pinned={isPinned}>
      <span className={styles.number} aria-hidden="true">
        {number === null ? null : <kbd className={styles.key}>{number}</kbd>}
      </span>
      <Picture url={item.imageUrl} size="medium" />
      <div className={styles.words}>
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="bodyLg" fontWeight="semibold" breakWord>
            {item.title}
          </Text>
          {isPinned ? <Badge tone="attention">{t("room.pinned")}</Badge> : null}
          {deal === null ? null : (
            <Badge {...(deal === "running" ? { tone: "attention" as const } : {})}>
              {t(`room.deal.badge.${deal}`)}
            </Badge>
          )}
          {stock === null ? null : <GuardBadge stock={stock} />}
        </InlineStack>
        <PriceLine item={item} />
        <StockFigures item={item} stock={stock} />
      </div>
      {onTogglePin === null ? null : (
        <div className={styles.pin}>
          <Button
            size="large"
            variant={isPinned ? "primary" : "secondary"}
            onClick={onTogglePin}
            accessibilityLabel={pinWords()}
          >
            {t(isPinned ? "room.unpin" : "room.pin")}
          </Button>
          {onDeal === null ? null : (
            <Button variant="plain" onClick={onDeal} accessibilityLabel={t("room.deal.on", { title: item.title })}>
              {t("room.deal.open")}
            </Button>
          )}
        </div>
      )}
    </li>
  );

  function pinWords(): string {
    const { title } = item;
    if (isPinned) return t("room.unpinOf", { title });
    return props.inPlaceOf === null
      ? t("room.pinOf", { title })
      : t("room.pinInPlaceOf", { title, other: props.inPlaceOf });
  }
}

/** Whether the checkout sells what is left of it to those who hold it, and to nobody else. */
function GuardBadge({ stock }: { readonly stock: RoomStock }) {
  const { t } = useTranslation();
  const guards = new Set(stock.variants.map(({ guard }) => guard));
  const guard = guards.has("switching") ? "switching" : guards.has("on") ? "on" : null;
  if (guard === null) return null;
  return (
    <span title={t(`room.guard.${guard}Help`)}>
      <Badge tone={guard === "on" ? "info" : "attention"}>{t(`room.guard.${guard}`)}</Badge>
    </span>
  );
}

const PriceLine = memo(function PriceLine({ item }: { readonly item: RoomItem }) {
  const { t } = useTranslation();
  const cheapest = item.variants.toSorted((one, other) => one.price.amountMinor - other.price.amountMinor)[0];
  if (cheapest === undefined) return null;
  const { price, regularPrice } = cheapest;
  if (regularPrice === null) return <Text as="p">{price.text}</Text>;
  return (
    <InlineStack gap="200">
      <Text as="span" fontWeight="semibold">
        {t("room.livePrice", { price: price.text })}
      </Text>
      <Text as="span" tone="subdued" textDecorationLine="line-through">
        {regularPrice.text}
      </Text>
    </InlineStack>
  );
});
