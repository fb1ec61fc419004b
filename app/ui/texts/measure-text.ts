/** Writes a share of a whole (0 to 1) as per cent. What is more than nothing never reads as nothing. */
export function shareText(share: number, language: string): string {
  const format = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: share < 0.1 ? 2 : 0 });
  return format.format(share > 0 ? Math.max(share, 0.0001) : share);
}

/** Writes how long something took, in the unit that people would use: 85 ms, 1.4 s, 12 min. */
export function durationText(ms: number, language: string): string {
  const [value, unit] = inItsUnit(ms);
  const digits = unit === "second" && value < 10 ? 1 : 0;
  const style = { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: digits } as const;
  return new Intl.NumberFormat(language, style).format(value);
}

function inItsUnit(ms: number): [number, "millisecond" | "second" | "minute"] {
  if (ms < 1_000) return [ms, "millisecond"];
  return ms < 120_000 ? [ms / 1_000, "second"] : [ms / 60_000, "minute"];
}
