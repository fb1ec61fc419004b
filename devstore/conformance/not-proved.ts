/** What is emulated without a page of Shopify's that would prove it, or is left out for want of one */
export interface NotProved {
  readonly what: string;
  readonly why: string;
}

export const NOT_PROVED: readonly NotProved[] = [
  {
    what: "The exact cost of a query",
    why: "The documentation gives the formula, but its examples do not all follow it; the dev store is within a few points of them.",
  },
  {
    what: "What a query of five megabytes, or a body that is no JSON, is answered",
    why: "The documentation names the statuses 400 and 413, not the bodies.",
  },
  {
    what: "A version of the Admin API that is supported but not this one",
    why: "There is one schema here: such a request is refused by name, where Shopify would serve it.",
  },
  {
    what: "An item that is not stocked at the location of a set, adjustment or move",
    why: "ITEM_NOT_STOCKED_AT_LOCATION left the error codes in 2026-10 and nothing says what replaced it: INVALID_LOCATION is answered.",
  },
  {
    what: "Moving more units than a state holds",
    why: "No error code speaks against it, so it is allowed, as adjusting below zero is.",
  },
  {
    what: "An idempotency key after a request that failed",
    why: "Only the words of the code IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED say what happens.",
  },
  {
    what: "How five orders a minute are counted on a development store",
    why: "The documentation gives the figure, neither the error's words nor its code.",
  },
  {
    what: "A country in two active markets, and the price where several price lists hold",
    why: "Of the first there is an error code and no page; of the second nothing: the lowest price holds here.",
  },
  {
    what: "A draft's fixed discount on a line of several units, and a reservation that is larger than the stock",
    why: "No documented example has more than one unit. The discount is taken per unit; the reservation holds what is there.",
  },
  {
    what: "The words of billing errors, of metafield definition limits, and of refusals for protected customer data",
    why: "The documentation has the codes; the words were seen in answers that others published.",
  },
  {
    what: "App subscriptions that begin with the next billing cycle",
    why: "What an app sees in between is not documented: asking for it answers NOT_EMULATED.",
  },
  {
    what: "Which objects need approval for protected customer data of the first level",
    why: "The full list could not be found; customers, orders, drafts and fulfilment orders need it here.",
  },
  {
    what: "When the eight retries of a webhook come",
    why: "The documentation says eight within four hours, further and further apart: 10 s, 30 s, 1, 5, 15, 30, 60 and 120 minutes here.",
  },
  {
    what: "Whether a subscription with another filter may go to the same address, and the words for a bad filter or name",
    why: "The rules are documented, the messages are not; of filters one page speaks and another is silent.",
  },
  {
    what: "The words of most errors of orders, edits and refunds",
    why: "Their user errors carry no codes, and the documentation does not list the messages.",
  },
  {
    what: "An order without a transaction and without a financial status; a fulfilment order after its order is cancelled",
    why: "Neither status is documented: PENDING and CANCELLED here.",
  },
  {
    what: "Whether sending an order that claimed no units moves stock",
    why: "Nothing says so; it does not here.",
  },
  {
    what: "The payloads of fulfillment_orders webhooks",
    why: "Only typings of others were found; they name things by global ids here.",
  },
  {
    what: "The URL of a bulk operation that has expired, and the order of ungrouped lines",
    why: "Not documented: the URL is null, and each page of results comes by depth, parents before children.",
  },
  {
    what: "A cart that a validation turns away on the online store",
    why: "The documentation says that its errors stop the buyer, not how the Ajax Cart API words them: 422 with the function's own message here.",
  },
];
