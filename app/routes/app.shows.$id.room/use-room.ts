import { useAppBridge } from "@shopify/app-bridge-react";
import { useCallback, useEffect, useReducer, useState } from "react";
import type { Connection } from "../../ui/room/connection-line.tsx";
import { afterNews, afterReading, type RoomNews } from "../../ui/room/room-news.ts";
import type { Room } from "../../ui/room/room.ts";
import { followRoom } from "./follow-room.ts";

type Step = { readonly kind: "news"; readonly news: RoomNews } | { readonly kind: "read"; readonly room: Room };

function next(room: Room, step: Step): Room {
  return step.kind === "news" ? afterNews(room, step.news) : afterReading(room, step.room);
}

/** The room as it was read with the page, then as its event stream tells it. */
export function useRoom(loaded: Room) {
  const shopify = useAppBridge();
  const [room, dispatch] = useReducer(next, loaded);
  const [connection, setConnection] = useState<Connection>("opening");
  const read = useCallback((known: Room) => dispatch({ kind: "read", room: known }), []);
  const showId = room.show.id;

  useEffect(() => read(loaded), [loaded, read]);

  useEffect(() => {
    const leaving = new AbortController();
    void followRoom({
      url: `/live/rooms/${showId}`,
      idToken: () => shopify.idToken(),
      onNews: (news) => dispatch({ kind: "news", news }),
      onConnection: setConnection,
      signal: leaving.signal,
    });
    return () => leaving.abort();
  }, [showId, shopify]);

  return { room, connection, read };
}
