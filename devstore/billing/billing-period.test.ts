import fc from "fast-check";
import { expect, test } from "vitest";
import type { AppSubscription } from "../state/records/app-billing.ts";
import { billingPeriod, DAY_MS, trialEnd, usagePeriod } from "./billing-period.ts";

const approved = Date.parse("2026-11-01T12:00:00Z");

function aSubscription(given: Partial<AppSubscription> = {}): AppSubscription {
  return {
    id: "1",
    appId: "2",
    name: "Pro",
    returnUrl: "https://app.example",
    status: "ACTIVE",
    test: false,
    trialDays: 0,
    lineItems: [{ kind: "recurring", price: "10", currencyCode: "USD", interval: "EVERY_30_DAYS", discount: null }],
    activatedAt: new Date(approved).toISOString(),
    createdAt: new Date(approved).toISOString(),
    updatedAt: new Date(approved).toISOString(),
    ...given,
  };
}

test("the first period begins with the approval and lasts as much longer as the trial", () => {
  const period = billingPeriod(aSubscription({ trialDays: 7 }), new Date(approved + DAY_MS));

  expect(period).toEqual({ from: new Date(approved), to: new Date(approved + 37 * DAY_MS) });
  expect(trialEnd(aSubscription({ trialDays: 7 }))).toEqual(new Date(approved + 7 * DAY_MS));
});

test("use of a yearly subscription is counted by thirty days", () => {
  const yearly = aSubscription({
    lineItems: [{ kind: "recurring", price: "100", currencyCode: "USD", interval: "ANNUAL", discount: null }],
  });
  const now = new Date(approved + 31 * DAY_MS);

  expect(billingPeriod(yearly, now)?.to).toEqual(new Date(approved + 365 * DAY_MS));
  expect(usagePeriod(yearly, now)?.from).toEqual(new Date(approved + 30 * DAY_MS));
});

test("a subscription that is not active has no period", () => {
  expect(billingPeriod(aSubscription({ status: "CANCELLED" }), new Date(approved))).toBeNull();
});

test("every moment lies within its period, and the periods follow each other without a gap", () => {
  fc.assert(
    fc.property(fc.nat(1000 * DAY_MS), fc.nat(60), (later, trialDays) => {
      const subscription = aSubscription({ trialDays });
      const now = new Date(approved + later);

      const period = billingPeriod(subscription, now);
      const next = billingPeriod(subscription, period?.to ?? now);

      expect(period && period.from <= now && now < period.to).toBe(true);
      expect(next?.from).toEqual(period?.to);
    }),
  );
});
