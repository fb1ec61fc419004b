import type { Money } from "./money.ts";
import type { ShowState } from "./show.ts";

/** A show as lists tell of it. Times are ISO 8601. */
export interface ShowSummary {
  readonly id: string;
  readonly title: string;
  readonly host: string;
  readonly state: ShowState;
  readonly startsAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly itemCount: number;
  /** Units in the orders that the show brought, before refunds and cancellations */
  readonly unitsSold: number;
  /** Picture of the first item in the line-up that has one */
  readonly imageUrl: string | null;
}

/** What an ended show brought. Gross: before refunds and cancellations, after discounts. */
export interface ShowResult {
  readonly show: ShowSummary;
  readonly orders: number;
  readonly units: number;
  readonly grossSales: Money;
  /** Of what it sold, how much was not there (0 to 1); null when it sold nothing */
  readonly oversold: number | null;
  /** Of its shoppers' holds, how many were bought (0 to 1); null when there were none */
  readonly holdsBought: number | null;
}
