// @ts-check

/**
 * A start in the shopper's language and time zone, which it names.
 * @param {Date} start
 * @param {string} language
 */
export function dateText(start, language) {
  return start.toLocaleString(language || [], {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZoneName: "short",
  });
}

/**
 * How long it is: hours and minutes, in the last hour minutes and seconds.
 * @param {number} ms
 * @param {string} language
 */
export function countdownText(ms, language) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds < 3600) return clockText(seconds);
  /** @type {(unit: string, number: number) => string} */
  const text = (unit, number) =>
    number.toLocaleString(
      language || [],
      /** @type {Intl.NumberFormatOptions} */ ({ style: "unit", unit, unitDisplay: "short" }),
    );
  const minutes = Math.ceil(seconds / 60);
  return `${text("hour", Math.floor(minutes / 60))} ${text("minute", minutes % 60)}`;
}

/** "12:05", from an hour on "1:02:05". @param {number} seconds */
export function clockText(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return (parts[0] ? parts : parts.slice(1)).map((part, i) => (i ? `${part}`.padStart(2, "0") : `${part}`)).join(":");
}
