import { Badge, BlockStack, Box, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { numberText } from "../texts/amount.tsx";
import { Moment } from "../texts/moment.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import styles from "./room.module.css";
import type { RoomPlace, RoomQueue } from "./room.ts";

const tones = {
  waiting: undefined,
  offered: "attention",
  bought: "success",
  missed: undefined,
  left: undefined,
} as const;

/** Who waits for what is sold out, in the order in which they joined, and when their turn came: fair, and to be seen as such. */
export function QueueCard({ queue }: { readonly queue: RoomQueue }) {
  const { t } = useTranslation();
  const { language } = useLocality();
  if (queue.places.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400">
        <BlockStack gap="200">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <Text as="h2" variant="headingMd">
              {t("room.queue.heading")}
            </Text>
            <Text as="span" tone="subdued">
              {t("room.queue.waitingNow", { count: queue.waiting, number: numberText(queue.waiting, language) })}
            </Text>
          </InlineStack>
          <Text as="p" tone="subdued">
            {t("room.queue.order")}
          </Text>
        </BlockStack>
      </Box>
      <ol className={styles.sales}>
        {queue.places.map((place) => (
          <Place key={place.place} place={place} />
        ))}
      </ol>
    </Card>
  );
}

function Place({ place }: { readonly place: RoomPlace }) {
  const { t } = useTranslation();
  const tone = tones[place.state];
  return (
    <li className={styles.sale}>
      <div className={styles.saleHead}>
        <Text as="span" fontWeight="semibold">
          {t("room.queue.place", { number: place.place })}
        </Text>
        <Text as="span" tone="subdued">
          <Moment iso={place.offeredAt ?? place.joinedAt} as="clock" />
        </Text>
        <span className={styles.saleTotal}>
          <Badge {...(tone === undefined ? {} : { tone })}>{t(`room.queue.state.${place.state}`)}</Badge>
        </span>
      </div>
      <Text as="p" breakWord>
        {[`${place.units} × ${place.title}`, place.variantTitle].filter(Boolean).join(", ")}
      </Text>
    </li>
  );
}
