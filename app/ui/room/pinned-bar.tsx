import { Button, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Picture } from "../picture.tsx";
import styles from "./room.module.css";
import type { RoomItem } from "./room.ts";

interface PinnedBarProps {
  readonly item: RoomItem | null;
  readonly onUnpin: (itemId: string) => void;
}

/** On a phone: what viewers see now, under the thumb. */
export function PinnedBar({ item, onUnpin }: PinnedBarProps) {
  const { t } = useTranslation();
  return (
    <section className={styles.pinnedBar} aria-label={t("room.pinned")}>
      {item === null ? (
        <Text as="p" tone="subdued">
          {t("room.nothingPinned")}
        </Text>
      ) : (
        <>
          <Picture url={item.imageUrl} />
          <div className={styles.pinnedWords}>
            <Text as="span" tone="subdued" variant="bodySm">
              {t("room.pinned")}
            </Text>
            <Text as="span" fontWeight="semibold" truncate>
              {item.title}
            </Text>
          </div>
          <Button
            size="large"
            onClick={() => onUnpin(item.id)}
            accessibilityLabel={t("room.unpinOf", { title: item.title })}
          >
            {t("room.unpin")}
          </Button>
        </>
      )}
    </section>
  );
}
