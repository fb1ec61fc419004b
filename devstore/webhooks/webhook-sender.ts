import { randomUUID } from "node:crypto";
import type { AppRegistration } from "../access/app-registration.ts";
import { mayHear } from "../access/customer-data.ts";
import type { Happening } from "../state/happenings.ts";
import type { Id } from "../state/ids.ts";
import type { WebhookDelivery, WebhookSubscription } from "../state/records/webhook.ts";
import type { Store } from "../state/store.ts";
import { deliveryHeaders, deliveryTarget } from "./delivery-request.ts";
import { withMetafields } from "./metafields-payload.ts";
import { includeFields, payloadOf, type Payload } from "./payloads.ts";
import { Poster } from "./post.ts";
import { restJson } from "./rest-json.ts";
import { passesFilter } from "./webhook-filter.ts";

export interface SenderOptions {
  readonly store: Store;
  readonly apps: readonly AppRegistration[];
  /** Where the app listens: stands for its public address, and spares each delivery the way through the tunnel. */
  readonly appTarget: string;
  readonly log?: (line: string) => void;
  /** What goes wrong on purpose with a webhook of this topic */
  readonly faultsOf?: (topic: string) => WebhookFaults;
}

export interface WebhookFaults {
  readonly drop: boolean;
  /** How many more times than once it is sent */
  readonly extra: number;
  readonly delayMs: number;
  /** So many are held back and then sent last first; null sends at once */
  readonly together: number | null;
}

const NO_FAULTS: WebhookFaults = { drop: false, extra: 0, delayMs: 0, together: null };

/** Eight retries within four hours, each a longer while after the last. */
const RETRY_AFTER_S = [10, 30, 60, 300, 900, 1800, 3600, 7200];
/** How long a webhook that is to come after a later one waits for that one */
const HELD_TO_REVERSE_MS = 60_000;
/** Finished deliveries that are kept to be looked at and sent again */
const KEPT = 2000;

/**
 * Delivers webhooks: at once and side by side, and again later what was not taken. All deliveries are in the shop's state,
 * so that what is due survives a restart. Tests hold them back, send them again and in another order.
 */
export class WebhookSender {
  readonly #options: SenderOptions;
  readonly #poster = new Poster();
  /** Takes back the alarm of a delivery that waits */
  readonly #alarms = new Map<string, () => void>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopListening: () => void;
  #held: WebhookDelivery[] | null = null;
  readonly #toReverse: WebhookDelivery[] = [];
  /** How many more times than once a delivery is sent, by its id */
  readonly #extra = new Map<string, number>();
  #closed = false;
  #lastTriggered = 0n;

  constructor(options: SenderOptions) {
    this.#options = options;
    const stopHearing = options.store.events.listen((happening) => this.#hear(happening));
    const stopMinding = options.store.onReplaced(() => this.#startOver());
    this.#stopListening = () => {
      stopHearing();
      stopMinding();
    };
    this.#startOver();
  }

  /** All deliveries that are known, oldest first. */
  list(): readonly WebhookDelivery[] {
    return [...this.#options.store.state.deliveries.values()];
  }

  /** Holds deliveries back until `resume`. */
  pause(): void {
    this.#held ??= [];
  }

  /** Sends what was held back, in the order given: as it happened, or in reverse. */
  async resume(order: "as-happened" | "reverse" = "as-happened"): Promise<void> {
    const held = this.#held ?? [];
    this.#held = null;
    if (order === "reverse") held.reverse();
    for (const delivery of held) await this.#send(delivery);
  }

  /** Sends a delivery again, with the same id and the very same bytes. Answers false when it is not known any more. */
  async redeliver(id: string): Promise<boolean> {
    const delivery = this.#options.store.state.deliveries.get(id);
    if (!delivery) return false;
    await this.#send(delivery);
    return true;
  }

  /** Waits until nothing is on its way. What waits for a retry does not count. */
  async idle(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.all(this.#underWay);
  }

  /** Stops hearing and sending, once what is on its way has arrived. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stopListening();
    for (const takeBack of this.#alarms.values()) takeBack();
    await this.idle();
    this.#poster.close();
  }

  /** Waits for what is pending in the shop as it is now, and for nothing else. */
  #startOver(): void {
    for (const takeBack of this.#alarms.values()) takeBack();
    this.#alarms.clear();
    if (this.#held) this.#held = [];
    this.#toReverse.length = 0;
    for (const delivery of this.#options.store.state.deliveries.values())
      if (delivery.state === "pending") this.#schedule(delivery);
  }

  #hear(happening: Happening): void {
    const { store, apps } = this.#options;
    const eventId = randomUUID();
    for (const app of apps) {
      const installation = store.state.installations.get(app.id);
      if (!installation?.active || (happening.appId !== null && happening.appId !== app.id)) continue;
      const subscriptions = installation.subscriptions.filter((one) => one.topic === happening.topic);
      if (subscriptions.length === 0 || !mayHear(store, app.id, happening.topic)) continue;
      const payload = payloadOf(store, happening, app.id);
      const { topic, delayMs } = happening;
      for (const subscription of subscriptions.filter(({ filter }) => passesFilter(payload, filter))) {
        const body = restJson(bodyFor(store, payload, subscription, app.id));
        this.#enqueue({ app, subscription, body, eventId, topic, delayMs });
      }
    }
  }

  #enqueue(told: {
    app: AppRegistration;
    subscription: WebhookSubscription;
    body: string;
    eventId: string;
    topic: string;
    delayMs: number;
  }): void {
    const { store } = this.#options;
    const faults = this.#options.faultsOf?.(told.topic) ?? NO_FAULTS;
    const delayMs = told.delayMs + faults.delayMs;
    const delivery: WebhookDelivery = {
      id: randomUUID(),
      eventId: told.eventId,
      appId: told.app.id,
      topic: told.topic,
      subscriptionId: told.subscription.id,
      uri: told.subscription.uri,
      body: told.body,
      name: told.subscription.name,
      triggeredAt: this.#triggeredAt(),
      attempts: [],
      state: "pending",
      nextAttemptAt: new Date(store.now().getTime() + delayMs).toISOString(),
    };
    store.state.deliveries.put(delivery);
    this.#forgetOld();
    if (faults.drop) return this.#lose(delivery);
    if (faults.extra > 0) this.#extra.set(delivery.id, faults.extra);
    if (delayMs > 0) this.#schedule(delivery);
    else if (this.#held) this.#held.push(delivery);
    else if (faults.together !== null) this.#sendReversed(delivery, faults.together);
    else void this.#send(delivery);
  }

  /** A webhook that never arrives, without a word to anybody. */
  #lose(delivery: WebhookDelivery): void {
    Object.assign(delivery, { state: "failed", nextAttemptAt: null });
    this.#options.store.state.deliveries.put(delivery);
  }

  /** Waits until so many have come together, a minute at most, and sends them last first. */
  #sendReversed(delivery: WebhookDelivery, together: number): void {
    this.#toReverse.push(delivery);
    if (this.#toReverse.length >= together) return void this.#sendToReverse();
    delivery.nextAttemptAt = new Date(this.#options.store.now().getTime() + HELD_TO_REVERSE_MS).toISOString();
    this.#schedule(delivery);
  }

  async #sendToReverse(): Promise<void> {
    const reversed = this.#toReverse.splice(0).reverse();
    for (const one of reversed) this.#unschedule(one);
    for (const one of reversed) await this.#send(one);
  }

  /** To the nanosecond as Shopify says it; later happenings are a microsecond later at least, which databases tell apart. */
  #triggeredAt(): string {
    const now = BigInt(this.#options.store.now().getTime()) * 1_000_000n;
    this.#lastTriggered = now > this.#lastTriggered ? now : this.#lastTriggered + 1_000n;
    const seconds = new Date(Number(this.#lastTriggered / 1_000_000_000n) * 1000).toISOString().slice(0, 19);
    return `${seconds}.${(this.#lastTriggered % 1_000_000_000n).toString().padStart(9, "0")}Z`;
  }

  #send(delivery: WebhookDelivery): Promise<void> {
    const times = 1 + (this.#extra.get(delivery.id) ?? 0);
    this.#extra.delete(delivery.id);
    const sending = this.#attempts(delivery, times).finally(() => this.#underWay.delete(sending));
    this.#underWay.add(sending);
    return sending;
  }

  /** The same delivery several times, one after the other, as a network that lost the answer makes it. */
  async #attempts(delivery: WebhookDelivery, times: number): Promise<void> {
    for (let made = 0; made < times; made += 1) await this.#attempt(delivery);
  }

  async #attempt(delivery: WebhookDelivery): Promise<void> {
    const { store, log } = this.#options;
    const app = this.#appOf(delivery.appId);
    if (!app) return;
    this.#unschedule(delivery);
    const startedAt = performance.now();
    const { status, error } = await this.#poster.post(
      deliveryTarget(app, this.#options.appTarget, delivery),
      deliveryHeaders(app, store.domain, delivery),
      delivery.body,
    );
    const ms = Math.round(performance.now() - startedAt);
    delivery.attempts.push({ at: store.now().toISOString(), status, error, ms });
    const taken = status !== null && status >= 200 && status < 300;
    const retryAfterS = RETRY_AFTER_S[delivery.attempts.length - 1];
    if (taken || delivery.state === "delivered") delivery.state = "delivered";
    else if (retryAfterS === undefined) this.#giveUp(delivery);
    else delivery.nextAttemptAt = new Date(store.now().getTime() + retryAfterS * 1000).toISOString();
    if (delivery.state !== "pending") delivery.nextAttemptAt = null;
    else this.#schedule(delivery);
    if (!taken) log?.(`webhook ${delivery.topic} was not taken: ${error ?? `status ${status}`}`);
    if (store.state.deliveries.get(delivery.id) === delivery) store.state.deliveries.put(delivery);
  }

  /** What was refused to the end: a subscription made by the API goes with it, one of the toml stays. */
  #giveUp(delivery: WebhookDelivery): void {
    const { store } = this.#options;
    delivery.state = "failed";
    const installation = store.state.installations.get(delivery.appId);
    const isGone = (one: WebhookSubscription) => one.id === delivery.subscriptionId && one.origin === "api";
    if (!installation?.subscriptions.some(isGone)) return;
    installation.subscriptions = installation.subscriptions.filter((one) => !isGone(one));
    store.state.installations.put(installation);
    this.#options.log?.(`the subscription to ${delivery.topic} was removed, as nobody took its webhooks`);
  }

  #schedule(delivery: WebhookDelivery): void {
    if (this.#closed || delivery.nextAttemptAt === null) return;
    this.#unschedule(delivery);
    const when = new Date(delivery.nextAttemptAt);
    this.#alarms.set(
      delivery.id,
      this.#options.store.clock.at(when, () => this.#due(delivery)),
    );
  }

  #due(delivery: WebhookDelivery): void {
    this.#alarms.delete(delivery.id);
    // A shop that was installed again in the meantime took this one back.
    if (!this.#options.store.state.deliveries.has(delivery.id)) return;
    if (this.#toReverse.includes(delivery)) void this.#sendToReverse();
    else if (this.#held) this.#held.push(delivery);
    else void this.#send(delivery);
  }

  #unschedule(delivery: WebhookDelivery): void {
    this.#alarms.get(delivery.id)?.();
    this.#alarms.delete(delivery.id);
  }

  /** The oldest finished deliveries go; what is still to be delivered stays. */
  #forgetOld(): void {
    const { deliveries } = this.#options.store.state;
    if (deliveries.size < KEPT * 2) return;
    const finished = deliveries.filter(({ state }) => state !== "pending");
    for (const { id } of finished.slice(0, Math.max(0, deliveries.size - KEPT))) deliveries.delete(id);
  }

  #appOf(appId: Id): AppRegistration | null {
    return this.#options.apps.find((app) => app.id === appId) ?? null;
  }
}

function bodyFor(store: Store, payload: Payload, subscription: WebhookSubscription, appId: Id): Payload {
  const { metafieldNamespaces: namespaces } = subscription;
  return includeFields(withMetafields(store, payload, { namespaces, appId }), subscription.includeFields);
}
