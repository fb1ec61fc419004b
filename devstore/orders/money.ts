/** Whole hundredths of the currency's unit, as all of Shopify's decimal texts have two digits. */
export type Cents = number;

/** "19.99" → 1999. Throws on text that is no amount. */
export function centsOf(amount: string): Cents {
  const value = Number(amount);
  if (amount.trim() === "" || !Number.isFinite(value)) throw new Error(`"${amount}" is not an amount of money`);
  return Math.round(value * 100);
}

/** 1999 → "19.99" */
export function amountOf(cents: Cents): string {
  return (cents / 100).toFixed(2);
}

/** Shares `total` among parts by their weight, to the cent: what rounding leaves goes to the first parts. */
export function shareOut(total: Cents, weights: readonly Cents[]): Cents[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const shares = weights.map((weight) => Math.floor((total * weight) / sum));
  let left = total - shares.reduce((all, share) => all + share, 0);
  return shares.map((share, index) => {
    if (left === 0 || share >= (weights[index] ?? 0)) return share;
    left -= 1;
    return share + 1;
  });
}
