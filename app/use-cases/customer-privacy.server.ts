import { z } from "zod";
import { forgetCustomer, listPlacesOfCustomer } from "../persistence/waitlist-mail.server.ts";
import type { WebhookHandler } from "./webhook-message.ts";

/** Shopify's number of a customer: https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance */
const ofCustomer = z.object({
  customer: z
    .object({
      id: z
        .string()
        .regex(/^\d{1,18}$/)
        .nullish(),
    })
    .nullish(),
});

/** customers/redact: forgets who stood in the queues. The places stay, as nobody's. */
export const redactCustomer: WebhookHandler = async (house, tx, message) => {
  const customerId = ofCustomer.parse(message.body).customer?.id ?? null;
  const places = customerId === null ? 0 : await forgetCustomer(tx, customerId);
  house.log.info({ shop: tx.shop, message: message.id, places }, "a customer was forgotten");
};

/** customers/data_request: says in the log, for whoever answers the merchant, what is held of the customer: places in queues. */
export const tellOfCustomer: WebhookHandler = async (house, tx, message) => {
  const customerId = ofCustomer.parse(message.body).customer?.id ?? null;
  const places = customerId === null ? [] : await listPlacesOfCustomer(tx, tx.shop, customerId);
  house.log.info({ shop: tx.shop, message: message.id, places }, "this is held of a customer who asks");
};
