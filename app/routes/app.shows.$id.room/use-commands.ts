import { useFetcher } from "@remix-run/react";
import { useRef, useState } from "react";
import type { RoomCommand, RoomProblem } from "../../ui/room/room-command.ts";
import type { Room } from "../../ui/room/room.ts";
import { useNewAnswer } from "../app/use-new-answer.ts";

interface Answer {
  readonly ok: boolean;
  readonly refusal: { readonly kind: string; readonly showId?: string } | null;
  /** Absent when the server was not reached */
  readonly room?: Room;
}

/** A second click this soon belongs to a double click. */
const doubleClickMs = 500;

/** Sends what the merchant asks for. What was asked for stands until it is answered; a double click asks once. */
export function useCommands(onRead: (room: Room) => void) {
  const fetcher = useFetcher<Answer>();
  const [asked, setAsked] = useState<RoomCommand | null>(null);
  const last = useRef({ subject: "", atMs: -doubleClickMs });
  const [problem, setProblem] = useState<RoomProblem | null>(null);

  useNewAnswer(fetcher.state === "idle" ? fetcher.data : undefined, (answer) => {
    if (answer.room !== undefined) onRead(answer.room);
    setAsked(null);
    setProblem(answer.refusal === null ? null : problemOf(answer.refusal));
  });

  return {
    asked,
    problem,
    ask: (command: RoomCommand) => {
      const subject = subjectOf(command);
      const nowMs = performance.now();
      if (asked !== null && subjectOf(asked) === subject) return;
      if (last.current.subject === subject && nowMs - last.current.atMs < doubleClickMs) return;
      last.current = { subject, atMs: nowMs };
      setAsked(command);
      setProblem(null);
      fetcher.submit({ ...command }, { method: "POST", encType: "application/json" });
    },
  };
}

/** What a command is about: the show itself or one of its items. */
function subjectOf(command: RoomCommand): string {
  return "itemId" in command ? command.itemId : "show";
}

function problemOf(refusal: { readonly kind: string; readonly showId?: string }): RoomProblem {
  return { kind: refusal.kind, anotherShow: refusal.showId ?? null };
}
