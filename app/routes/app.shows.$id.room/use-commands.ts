import { useFetcher } from "@remix-run/react";
import { useRef, useState } from "react";
import type { LiveDealErrors } from "../../domain/live-deal.ts";
import type { RoomCommand, RoomProblem } from "../../ui/room/room-command.ts";
import type { Room } from "../../ui/room/room.ts";
import { useNewAnswer } from "../app/use-new-answer.ts";

interface Refusal {
  readonly kind: string;
  readonly showId?: string;
  readonly fields?: LiveDealErrors;
}

interface Answer {
  readonly ok: boolean;
  readonly refusal: Refusal | null;
  /** Absent when the server was not reached */
  readonly room?: Room;
}

/** A second click this soon belongs to a double click. */
const doubleClickMs = 500;

/**
 * Sends what the merchant asks for, one command after the other: sent beside one that is not answered yet, it would take that
 * one's place, which may then be lost. What was asked for stands until it is answered; a double click asks once.
 */
export function useCommands(onRead: (room: Room) => void) {
  const fetcher = useFetcher<Answer>();
  /** The first is on its way */
  const [asked, setAsked] = useState<readonly RoomCommand[]>([]);
  const queue = useRef(asked);
  const last = useRef({ subject: "", atMs: -doubleClickMs });
  const [problem, setProblem] = useState<RoomProblem | null>(null);

  function stand(commands: readonly RoomCommand[]): void {
    queue.current = commands;
    setAsked(commands);
  }

  function send(command: RoomCommand): void {
    fetcher.submit(jsonOf(command), { method: "POST", encType: "application/json" });
  }

  useNewAnswer(fetcher.state === "idle" ? fetcher.data : undefined, (answer) => {
    if (answer.room !== undefined) onRead(answer.room);
    if (answer.refusal !== null) setProblem(problemOf(answer.refusal));
    const [next, ...later] = queue.current.slice(1);
    stand(next === undefined ? [] : [next, ...later]);
    if (next !== undefined) send(next);
  });

  return {
    asked,
    problem,
    forget: () => setProblem(null),
    ask: (command: RoomCommand) => {
      const subject = subjectOf(command);
      const nowMs = performance.now();
      if (queue.current.some((one) => subjectOf(one) === subject)) return;
      if (last.current.subject === subject && nowMs - last.current.atMs < doubleClickMs) return;
      last.current = { subject, atMs: nowMs };
      setProblem(null);
      const isFirst = queue.current.length === 0;
      stand([...queue.current, command]);
      if (isFirst) send(command);
    },
  };
}

/** What a command is about: asked again of the same while it is not answered, it is not sent. */
function subjectOf(command: RoomCommand): string {
  switch (command.kind) {
    case "start":
    case "end":
      return "show";
    case "pin":
    case "unpin":
      return command.itemId;
    case "unpin-all":
      return "pins";
    case "plan-deal":
      return `deal of ${command.itemId}`;
    case "end-deal":
      return command.dealId;
  }
}

/** The command as JSON takes it: interfaces have no index signature, literals have. */
function jsonOf(command: RoomCommand) {
  return command.kind === "plan-deal" ? { ...command, end: { ...command.end } } : { ...command };
}

function problemOf({ kind, showId, fields }: Refusal): RoomProblem {
  return { kind, anotherShow: showId ?? null, fields: fields ?? {} };
}
