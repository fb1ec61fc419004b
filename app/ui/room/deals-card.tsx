import { Badge, BlockStack, Box, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { useTranslation } from "react-i18next";
import { numberText } from "../texts/amount.tsx";
import { Moment } from "../texts/moment.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import { countdownText } from "./deal-words.ts";
import styles from "./room.module.css";
import type { Room, RoomDeal } from "./room.ts";
import { useNow } from "./use-now.ts";

interface DealsCardProps {
  readonly room: Pick<Room, "deals" | "items">;
  /** The deal that is being ended */
  readonly ending: string | null;
  readonly onEnd: (dealId: string) => void;
}

/** The live deals that run, with their real end and what is left of them, and those that are planned. */
export function DealsCard({ room, ending, onEnd }: DealsCardProps) {
  const { t } = useTranslation();
  const deals = room.deals.filter(({ state }) => state !== "ended");
  if (deals.length === 0) return null;
  return (
    <Card padding="0">
      <Box padding="400">
        <Text as="h2" variant="headingMd">
          {t("room.deal.heading")}
        </Text>
      </Box>
      <ul className={styles.sales}>
        {deals.map((deal) => (
          <Deal
            key={deal.id}
            deal={deal}
            title={room.items.find(({ id }) => id === deal.itemId)?.title ?? ""}
            ending={ending === deal.id}
            onEnd={() => onEnd(deal.id)}
          />
        ))}
      </ul>
    </Card>
  );
}

interface DealProps {
  readonly deal: RoomDeal;
  readonly title: string;
  readonly ending: boolean;
  readonly onEnd: () => void;
}

function Deal({ deal, title, ending, onEnd }: DealProps) {
  const { t } = useTranslation();
  const { language } = useLocality();
  const isRunning = deal.state === "running";
  const units =
    deal.units === null
      ? t("room.deal.taken", { number: numberText(deal.taken, language) })
      : t("room.deal.unitsLeft", {
          number: numberText(Math.max(0, deal.units - deal.taken), language),
          of: numberText(deal.units, language),
        });
  return (
    <li className={styles.sale}>
      <InlineStack align="space-between" blockAlign="center" gap="200" wrap={false}>
        <BlockStack gap="050">
          <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
            {title}
          </Text>
          <Text as="span">
            {deal.price.text} · {units}
          </Text>
        </BlockStack>
        <Button
          onClick={onEnd}
          loading={ending}
          accessibilityLabel={t(isRunning ? "room.deal.endOf" : "room.deal.takeBackOf", { title })}
        >
          {t(isRunning ? "room.deal.end" : "room.deal.takeBack")}
        </Button>
      </InlineStack>
      <InlineStack gap="200" blockAlign="center">
        <Badge {...(isRunning ? { tone: "attention" as const } : {})}>{t(`room.deal.state.${deal.state}`)}</Badge>
        <DealTime deal={deal} />
      </InlineStack>
      {isRunning && !deal.isTrue ? (
        <Text as="p" tone="subdued">
          {t("room.deal.notTrue")}
        </Text>
      ) : null}
    </li>
  );
}

/** When a planned deal starts; how long a running one has. */
function DealTime({ deal }: { readonly deal: RoomDeal }) {
  const { t } = useTranslation();
  const nowMs = useNow();
  if (deal.state === "planned") {
    return (
      <Text as="span" tone="subdued">
        {t("room.deal.from")} <Moment iso={deal.startsAt} as="clock" />
        {deal.endsAt === null ? null : (
          <>
            {" – "}
            <Moment iso={deal.endsAt} as="clock" />
          </>
        )}
      </Text>
    );
  }
  if (deal.endsAt === null) {
    return (
      <Text as="span" tone="subdued">
        {t("room.deal.byHand")}
      </Text>
    );
  }
  return (
    <span role="timer" className={styles.countdown}>
      {nowMs === null ? null : t("room.deal.timeLeft", { time: countdownText(Date.parse(deal.endsAt) - nowMs) })}
    </span>
  );
}
