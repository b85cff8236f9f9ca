/** What is paid of an amount with a percentage off, half a cent up. Percent with at most two decimals. */
export function discounted(cents: number, percent: number): number {
  return divided(BigInt(cents) * (10_000n - hundredths(percent)), 10_000n);
}

/** What one of several instalments without interest costs, half a cent up. */
export function instalmentOf(cents: number, count: number): number {
  return divided(BigInt(cents), BigInt(count));
}

function hundredths(percent: number): bigint {
  return BigInt(Math.round(percent * 100));
}

/** Whole cents: amounts of many units with a percentage outgrow what a float holds to the cent. */
function divided(dividend: bigint, divisor: bigint): number {
  return Number((dividend * 2n + divisor) / (divisor * 2n));
}
