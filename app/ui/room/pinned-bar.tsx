import { Button, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Picture } from "../picture.tsx";
import styles from "./room.module.css";
import type { RoomItem } from "./room.ts";

interface PinnedBarProps {
  /** What viewers see now, newest first */
  readonly items: readonly RoomItem[];
  readonly onUnpin: (itemId: string) => void;
}

/** On a phone: what viewers see now, under the thumb. */
export function PinnedBar({ items, onUnpin }: PinnedBarProps) {
  const { t } = useTranslation();
  const [newest] = items;
  return (
    <section className={styles.pinnedBar} aria-label={t("room.pinned")}>
      {newest === undefined ? (
        <Text as="p" tone="subdued">
          {t("room.nothingPinned")}
        </Text>
      ) : (
        <>
          <Picture url={newest.imageUrl} />
          <div className={styles.pinnedWords}>
            <Text as="span" tone="subdued" variant="bodySm">
              {items.length > 1 ? t("room.pinnedAnd", { number: items.length - 1 }) : t("room.pinned")}
            </Text>
            <Text as="span" fontWeight="semibold" truncate>
              {newest.title}
            </Text>
          </div>
          <Button
            size="large"
            onClick={() => onUnpin(newest.id)}
            accessibilityLabel={t("room.unpinOf", { title: newest.title })}
          >
            {t("room.unpin")}
          </Button>
        </>
      )}
    </section>
  );
}
