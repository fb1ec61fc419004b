/** A shopper's tap on the hot item: units that are to be held under this id. */
export interface HoldClaim {
  /** UUID */
  readonly id: string;
  readonly shopper: string;
  readonly units: number;
}

/** One way of holding units of a single item for many shoppers at once. */
export interface Keeper {
  readonly name: string;
  /** Forgets every hold and allocates so many units. */
  fill(units: number): Promise<void>;
  /** Holds the units, or answers false when they are no longer there. */
  hold(claim: HoldClaim): Promise<boolean>;
  /** What it has in the end: the units that its counter says are held, and those in the holds that it kept. */
  count(): Promise<{ readonly counted: number; readonly kept: number }>;
}

/** A keeper with a store of its own. */
export interface OpenKeeper extends Keeper {
  close(): Promise<void>;
}
