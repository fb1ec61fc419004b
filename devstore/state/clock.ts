/** Node's timers wait at most this long. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Alarm {
  readonly at: number;
  readonly due: () => void;
  timer: NodeJS.Timeout | null;
}

/** What a clock shows, in a form that can be kept: it showed `showed` at the real moment `real`, and runs `speed` times as fast. */
export interface ClockSetting {
  readonly showed: number;
  readonly real: number;
  readonly speed: number;
}

/**
 * The dev store's time: the real one, until it is set, moved on or made to run faster. Every deadline is an alarm of this
 * clock, so that what would take ninety days can be seen at once.
 */
export class Clock {
  #setting: ClockSetting = { showed: 0, real: 0, speed: 1 };
  readonly #alarms = new Set<Alarm>();
  readonly #onSet: (setting: ClockSetting) => void;

  constructor(onSet: (setting: ClockSetting) => void = () => undefined) {
    this.#onSet = onSet;
  }

  readonly now = (): Date => {
    const { showed, real, speed } = this.#setting;
    return new Date(showed + (Date.now() - real) * speed);
  };

  get setting(): ClockSetting {
    return this.#setting;
  }

  /** Shows this moment now, and runs on from there. What was due by then is due now, in its order. */
  set(moment: Date): void {
    this.restore({ ...this.#setting, showed: moment.getTime(), real: Date.now() });
  }

  advance(ms: number): void {
    this.set(new Date(this.now().getTime() + ms));
  }

  /** Runs so many times as fast as the real time; 0 stands still. */
  setSpeed(speed: number): void {
    if (!Number.isFinite(speed) || speed < 0) throw new RangeError(`A clock cannot run at the speed ${speed}.`);
    this.restore({ showed: this.now().getTime(), real: Date.now(), speed });
  }

  /** Shows the real time again. */
  reset(): void {
    this.restore({ showed: 0, real: 0, speed: 1 });
  }

  /** Goes on as a clock with this setting would have. */
  restore(setting: ClockSetting): void {
    this.#setting = setting;
    this.#onSet(setting);
    const inOrder = [...this.#alarms].sort((a, b) => a.at - b.at);
    for (const alarm of inOrder) this.#wind(alarm);
  }

  /** Calls `due` once this clock shows `when`, never within this call. The function answered takes the alarm back. */
  at(when: Date, due: () => void): () => void {
    const alarm: Alarm = { at: when.getTime(), due, timer: null };
    this.#alarms.add(alarm);
    this.#wind(alarm);
    return () => this.#forget(alarm);
  }

  /** Takes every alarm back. */
  stop(): void {
    for (const alarm of [...this.#alarms]) this.#forget(alarm);
  }

  #wind(alarm: Alarm): void {
    if (alarm.timer) clearTimeout(alarm.timer);
    alarm.timer = null;
    const leftMs = alarm.at - this.now().getTime();
    const { speed } = this.#setting;
    if (leftMs > 0 && speed === 0) return;
    const realMs = leftMs <= 0 ? 0 : Math.min(Math.ceil(leftMs / speed), LONGEST_TIMER_MS);
    alarm.timer = setTimeout(() => this.#ring(alarm), realMs);
    alarm.timer.unref();
  }

  #ring(alarm: Alarm): void {
    if (alarm.at > this.now().getTime()) return this.#wind(alarm);
    this.#forget(alarm);
    alarm.due();
  }

  #forget(alarm: Alarm): void {
    if (alarm.timer) clearTimeout(alarm.timer);
    this.#alarms.delete(alarm);
  }
}
