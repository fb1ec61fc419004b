import { BlockStack, Link, Page, type PageProps } from "@shopify/polaris";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorBanner } from "../error-banner.tsx";
import { ShowStateBadge } from "../shows/show-state-badge.tsx";
import { momentText } from "../texts/moment.tsx";
import { useLocality } from "../texts/text-provider.tsx";
import { ConnectionLine, type Connection } from "./connection-line.tsx";
import { DealModal } from "./deal-modal.tsx";
import { DealsCard } from "./deals-card.tsx";
import { LineUpBoard } from "./line-up-board.tsx";
import { MeasuresCard } from "./measures-card.tsx";
import { OrdersCard } from "./orders-card.tsx";
import { pinnedItems } from "./pin-wish.ts";
import { PinnedBar } from "./pinned-bar.tsx";
import { QueueCard } from "./queue-card.tsx";
import type { RoomCommand, RoomProblem } from "./room-command.ts";
import { RoomVoice } from "./room-voice.tsx";
import styles from "./room.module.css";
import type { Room, RoomItem } from "./room.ts";
import { ScreenCard } from "./screen-card.tsx";
import { ShortBanner } from "./short-banner.tsx";
import { ShowSwitch } from "./show-switch.tsx";
import { StreamCard } from "./stream-card.tsx";
import { TotalsCard } from "./totals-card.tsx";
import { useNumberKeys } from "./use-number-keys.ts";

interface RoomPageProps {
  readonly room: Room;
  readonly connection: Connection;
  /** What was asked for and is not answered yet, in its order */
  readonly asked: readonly RoomCommand[];
  readonly problem: RoomProblem | null;
  readonly onAsk: (command: RoomCommand) => void;
  /** Forgets the problem of what was asked for before */
  readonly onForget: () => void;
}

/** Where a show is run from: on a phone in one hand, or on a desk with the number keys. */
export function RoomPage({ room, connection, asked, problem, onAsk, onForget }: RoomPageProps) {
  const { t } = useTranslation();
  const locality = useLocality();
  const { show } = room;
  const wishes = asked.flatMap((one) =>
    one.kind === "pin" || one.kind === "unpin" || one.kind === "unpin-all" ? [one] : [],
  );
  const pinned = pinnedItems(room.pins, wishes);
  const isLive = show.state === "live";
  const onScreen = pinned.flatMap((itemId) => room.items.find(({ id }) => id === itemId) ?? []);

  const [planning, setPlanning] = useState<{ readonly item: RoomItem; readonly id: string } | null>(null);
  const isPlanned = planning !== null && room.deals.some(({ id }) => id === planning.id);
  const dealAsked = asked.some(({ kind }) => kind === "plan-deal");

  const togglePin = (itemId: string) => onAsk({ kind: pinned.includes(itemId) ? "unpin" : "pin", itemId });
  const keys = useNumberKeys(isLive, (number) => {
    const item = room.items[number - 1];
    if (item !== undefined) togglePin(item.id);
  });

  return (
    <Page {...head()}>
      <RoomVoice room={room} />
      <div className={styles.room}>
        <div className={styles.state}>
          <BlockStack gap="400">
            {problem === null || problem.kind === "invalid" ? null : <Problem problem={problem} />}
            {isLive ? <ShortBanner room={room} /> : null}
            <TotalsCard totals={room.totals} isLive={isLive}>
              <ConnectionLine connection={connection} />
              <ShowSwitch show={show} asked={asked} onAsk={onAsk} />
            </TotalsCard>
          </BlockStack>
        </div>
        <div className={styles.lineUp}>
          <LineUpBoard room={room} pinned={pinned} keys={keys} onTogglePin={togglePin} onDeal={plan} />
        </div>
        <div className={styles.aside}>
          <BlockStack gap="400">
            {isLive ? (
              <>
                <ScreenCard items={onScreen} onUnpin={togglePin} onClear={() => onAsk({ kind: "unpin-all" })} />
                <DealsCard
                  room={room}
                  ending={asked.find((one) => one.kind === "end-deal")?.dealId ?? null}
                  onEnd={(dealId) => onAsk({ kind: "end-deal", dealId })}
                />
              </>
            ) : null}
            {show.state === "ended" ? null : <StreamCard url={show.streamUrl} isLive={isLive} />}
            <QueueCard queue={room.queue} />
            {isLive ? <MeasuresCard measures={room.measures} /> : null}
            <OrdersCard sales={room.sales} />
          </BlockStack>
        </div>
      </div>
      {isLive ? <PinnedBar items={onScreen} onUnpin={togglePin} /> : null}
      {planning === null || isPlanned || !isLive ? null : (
        <DealModal
          key={planning.id}
          {...planning}
          asking={dealAsked}
          wrong={dealAsked ? {} : (problem?.fields ?? {})}
          onPlan={onAsk}
          onClose={() => setPlanning(null)}
        />
      )}
    </Page>
  );

  function plan(item: RoomItem) {
    onForget();
    setPlanning({ item, id: crypto.randomUUID() });
  }

  function head(): Omit<PageProps, "children"> {
    const when = show.state === "scheduled" ? t("room.startsOn", { date: momentText(show.startsAt, locality) }) : "";
    return {
      fullWidth: true,
      backAction: { content: t("action.toShows"), url: "/app/shows" },
      title: show.title,
      titleMetadata: <ShowStateBadge state={show.state} />,
      subtitle: [t("home.next.with", { host: show.host }), when].filter(Boolean).join(" · "),
      secondaryActions: show.state === "ended" ? [] : [{ content: t("action.edit"), url: `/app/shows/${show.id}` }],
    };
  }
}

function Problem({ problem }: { readonly problem: RoomProblem }) {
  const { t } = useTranslation();
  return (
    <ErrorBanner words={t(`room.refused.${problem.kind}`)}>
      {problem.anotherShow === null ? null : (
        <Link url={`/app/shows/${problem.anotherShow}/room`}>{t("room.refused.another-liveAction")}</Link>
      )}
    </ErrorBanner>
  );
}
