import type { Clock } from "../state/clock.ts";
import { NoFault } from "./fault.ts";

/**
 * Sets the clock as the control API takes it: `set` to a moment, `advanceMs` or `advanceMinutes` further, `speed`, or
 * `reset` to the real time. Throws NoFault when nothing of that is meant, or the value is none.
 */
export function setClock(clock: Clock, given: Readonly<Record<string, unknown>>): void {
  const { set, advanceMs, advanceMinutes, speed, reset } = given;
  if (reset !== undefined) return clock.reset();
  if (set !== undefined) return clock.set(momentOf(set));
  if (advanceMs !== undefined) return clock.advance(numberOf("advanceMs", advanceMs));
  if (advanceMinutes !== undefined) return clock.advance(numberOf("advanceMinutes", advanceMinutes) * 60_000);
  if (speed !== undefined) return clock.setSpeed(numberOf("speed", speed));
  throw new NoFault('The clock takes one of "set", "advanceMs", "advanceMinutes", "speed" and "reset".');
}

/** A moment without a zone is in UTC. */
function momentOf(value: unknown): Date {
  const text = typeof value === "string" ? value : "";
  const moment = new Date(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  if (Number.isNaN(moment.getTime())) throw new NoFault('"set" is a moment such as 2026-11-21T12:00:00Z.');
  return moment;
}

function numberOf(name: string, value: unknown): number {
  const number = typeof value === "string" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number) && number >= 0) return number;
  throw new NoFault(`"${name}" is a number from 0 on.`);
}
