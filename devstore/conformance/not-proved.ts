/** What is emulated, or left out, without a page of Shopify's that would prove it */
export interface NotProved {
  readonly what: string;
  readonly why: string;
}

export const NOT_PROVED: readonly NotProved[] = [
  {
    what: "The exact cost of a query",
    why: "The documentation gives the formula for objects, mutations and connections, but its examples do not all follow it; the dev store's figures are within a few points of them.",
  },
];
