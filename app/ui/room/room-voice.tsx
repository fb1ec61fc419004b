import { Text } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { roomChanges } from "./room-changes.ts";
import type { Room } from "./room.ts";

/** Tells a screen reader politely what happens in the room. */
export function RoomVoice({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const before = useRef(room);
  const [said, setSaid] = useState("");

  useEffect(() => {
    const changes = roomChanges(before.current, room);
    before.current = room;
    if (changes.length > 0)
      setSaid(changes.map((change) => t(`room.announce.${change.kind}`, { ...change })).join(". "));
  }, [room, t]);

  return (
    <Text as="p" visuallyHidden>
      <span role="status">{said}</span>
    </Text>
  );
}
