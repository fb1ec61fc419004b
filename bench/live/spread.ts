/** The value below which this share of some measurements lies. */
export function quantile(measured: readonly number[], share: number): number {
  const sorted = [...measured].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(measured: readonly number[]): number {
  return quantile(measured, 0.5);
}

/** A median with its range, as "12 [10–15]". */
export function spread(measured: readonly number[]): string {
  if (measured.length === 0) return "–";
  if (measured.length === 1) return figure(median(measured));
  return `${figure(median(measured))} [${figure(quantile(measured, 0))}–${figure(quantile(measured, 1))}]`;
}

/** A figure with as many digits as mean something. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "–";
  return value >= 20 ? Math.round(value).toLocaleString("en") : value.toFixed(value >= 2 ? 1 : 2);
}

/** How many times as much, as "1.25 ×". */
export function ratio(value: number, base: number | undefined): string {
  return base === undefined || !Number.isFinite(value / base) ? "–" : `${(value / base).toFixed(2)} ×`;
}

/** Prints a table as the documentation has it. */
export function printTable(title: string, head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  console.log(`\n${title}\n`);
  console.log([line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n"));
}
