import { Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { roomChanges } from "./room-changes.ts";
import type { Room } from "./room.ts";

const mostKept = 5;

/** Tells a screen reader politely what happens in the room; what comes quickly after another does not take its place. */
export function RoomVoice({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const before = useRef(room);
  const [said, setSaid] = useState<readonly { readonly number: number; readonly words: string }[]>([]);

  useEffect(() => {
    const changes = roomChanges(before.current, room);
    before.current = room;
    if (changes.length === 0) return;
    const words = changes.map((change) => t(`room.announce.${change.kind}`, { ...change })).join(". ");
    setSaid((known) => [...known, { number: (known.at(-1)?.number ?? 0) + 1, words }].slice(-mostKept));
  }, [room, t]);

  return (
    <Text as="span" visuallyHidden>
      <span role="log" aria-label={t("room.log")}>
        {said.map(({ number, words }) => (
          <span key={number}>{words}. </span>
        ))}
      </span>
    </Text>
  );
}
