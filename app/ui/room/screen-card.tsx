import { Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { Picture } from "../picture.tsx";
import styles from "./room.module.css";
import type { RoomItem } from "./room.ts";

interface ScreenCardProps {
  /** What viewers see now, newest first */
  readonly items: readonly RoomItem[];
  readonly onUnpin: (itemId: string) => void;
  readonly onClear: () => void;
}

/** What is on screen, in its order: the newest first, the next to leave last. */
export function ScreenCard({ items, onUnpin, onClear }: ScreenCardProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.deskOnly}>
      <Card padding="0">
        <Box padding="400">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t("room.pinned")}
            </Text>
            {items.length > 1 ? (
              <Button variant="plain" onClick={onClear}>
                {t("room.unpinAll")}
              </Button>
            ) : null}
          </InlineStack>
          {items.length > 0 ? null : (
            <Text as="p" tone="subdued">
              {t("room.nothingPinned")}
            </Text>
          )}
        </Box>
        {items.length === 0 ? null : (
          <ol className={styles.sales}>
            {items.map((item) => (
              <li key={item.id} className={styles.sale}>
                <InlineStack gap="300" blockAlign="center" wrap={false}>
                  <Picture url={item.imageUrl} />
                  <div className={styles.onScreenTitle}>{item.title}</div>
                  <Button
                    onClick={() => onUnpin(item.id)}
                    accessibilityLabel={t("room.unpinOf", { title: item.title })}
                  >
                    {t("room.unpin")}
                  </Button>
                </InlineStack>
              </li>
            ))}
          </ol>
        )}
      </Card>
    </div>
  );
}
