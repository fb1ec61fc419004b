/** A show is planned, then on air, then over; it never goes back. */
export type ShowState = "scheduled" | "live" | "ended";
