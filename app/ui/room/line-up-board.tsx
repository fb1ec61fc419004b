import { BlockStack, Box, Button, Card, Checkbox, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { pinsToTakeDown } from "../../domain/pins.ts";
import { BoardRow } from "./board-row.tsx";
import styles from "./room.module.css";
import type { Room, RoomItem } from "./room.ts";
import type { NumberKeys } from "./use-number-keys.ts";

interface LineUpBoardProps {
  readonly room: Room;
  /** Ids of the items on screen */
  readonly pinned: readonly string[];
  readonly keys: NumberKeys;
  readonly onTogglePin: (itemId: string) => void;
  readonly onDeal: (item: RoomItem) => void;
}

/** The line-up as big rows: what is on screen, what is left of each, and the button that pins it. */
export function LineUpBoard({ room, pinned, keys, onTogglePin, onDeal }: LineUpBoardProps) {
  const { t } = useTranslation();
  const isLive = room.show.state === "live";
  const leaving = room.items.find(({ id }) => id === pinsToTakeDown(pinned)[0])?.title ?? null;
  return (
    <Card padding="0">
      <Box padding="400">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("room.lineUp")}
          </Text>
          {isLive ? (
            <div className={styles.deskOnly}>
              <Checkbox
                label={t("room.keys.label")}
                helpText={t("room.keys.help")}
                checked={keys.on}
                onChange={keys.setOn}
              />
            </div>
          ) : null}
        </InlineStack>
      </Box>
      {room.items.length === 0 ? (
        <EmptyBoard showId={room.show.id} />
      ) : (
        <ol className={styles.rows}>
          {room.items.map((item, index) => (
            <BoardRow
              key={item.id}
              item={item}
              number={isLive && keys.on && index < 9 ? index + 1 : null}
              isPinned={pinned.includes(item.id)}
              stock={isLive ? (room.stock.find(({ itemId }) => itemId === item.id) ?? null) : null}
              onTogglePin={isLive ? () => onTogglePin(item.id) : null}
              onDeal={isLive ? () => onDeal(item) : null}
              deal={dealOf(room, item.id)}
              inPlaceOf={leaving}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}

function dealOf({ deals }: Room, itemId: string): "running" | "planned" | null {
  const states = deals.filter((deal) => deal.itemId === itemId).map(({ state }) => state);
  return states.includes("running") ? "running" : states.includes("planned") ? "planned" : null;
}

function EmptyBoard({ showId }: { readonly showId: string }) {
  const { t } = useTranslation();
  return (
    <Box padding="800" paddingBlockStart="400">
      <BlockStack gap="300" inlineAlign="center">
        <Text as="h3" variant="headingSm" alignment="center">
          {t("room.noItems")}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t("room.noItemsHint")}
        </Text>
        <Button url={`/app/shows/${showId}`}>{t("action.edit")}</Button>
      </BlockStack>
    </Box>
  );
}
