import { createHash } from "node:crypto";
import { addTo, newSketch, type Sketch } from "./sketch.ts";

/** Who watches a show at this process, as others are told of it. */
export interface CrowdNews {
  readonly shop: string;
  readonly show: string;
  /** A life of a crowd: from its first viewer until the last was gone for a while */
  readonly crowd: string;
  readonly viewers: number;
  readonly seen: Sketch;
  /** Its last news: nobody is left */
  readonly isOver: boolean;
}

interface Crowd {
  readonly shop: string;
  readonly id: string;
  /** Open streams of each viewer who has one */
  readonly present: Map<number, number>;
  /** When those left who are still counted, the first to leave first */
  readonly left: Map<number, number>;
  readonly seen: Sketch;
  isNews: boolean;
  toldAtMs: number;
}

/** A viewer who comes back within it was never away: a page was changed, or a connection was lost. */
const awayMs = 10_000;
/** A crowd that does not change is told of again, so that it is not taken for that of a dead process. */
const repeatMs = 8_000;

const form = /^[\w.~-]{1,64}$/;

/** Counts the viewers of each show at this process: not connections but people, as far as their pages say who is who. */
export class Crowds {
  readonly #newId: () => string;
  readonly #crowds = new Map<string, Crowd>();
  #strangers = 0;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** Counts an open stream, and answers what to give to `leave`. Without a name, or with a silly one, it is a viewer of its own. */
  join(place: { readonly shop: string; readonly show: string }, name: string | null): number {
    const crowd = this.#crowdOf(place);
    const viewer = this.#numberOf(place.show, crowd, name);
    crowd.present.set(viewer, (crowd.present.get(viewer) ?? 0) + 1);
    crowd.left.delete(viewer);
    this.#see(crowd, viewer);
    return viewer;
  }

  /** Counts somebody who asks every few seconds instead of holding a stream open. */
  pass(place: { readonly shop: string; readonly show: string }, name: string | null, nowMs: number): void {
    if (name === null || !form.test(name)) return;
    const crowd = this.#crowdOf(place);
    const viewer = this.#numberOf(place.show, crowd, name);
    if (!crowd.present.has(viewer)) this.#see(crowd, viewer);
    if (!crowd.present.has(viewer)) stamp(crowd, viewer, nowMs);
  }

  leave(show: string, viewer: number, nowMs: number): void {
    const crowd = this.#crowds.get(show);
    const streams = crowd?.present.get(viewer);
    if (crowd === undefined || streams === undefined) return;
    if (streams > 1) {
      crowd.present.set(viewer, streams - 1);
      return;
    }
    crowd.present.delete(viewer);
    stamp(crowd, viewer, nowMs);
  }

  /** Who watches a show here, those included who left a moment ago. */
  viewersOf(show: string): number {
    const crowd = this.#crowds.get(show);
    return crowd === undefined ? 0 : crowd.present.size + crowd.left.size;
  }

  /** What changed since it was asked last. A crowd that is over is forgotten with it. */
  news(nowMs: number): readonly CrowdNews[] {
    const news: CrowdNews[] = [];
    for (const [show, crowd] of this.#crowds) {
      forgetThoseAway(crowd, nowMs - awayMs);
      const viewers = crowd.present.size + crowd.left.size;
      if (viewers === 0) this.#crowds.delete(show);
      else if (!crowd.isNews && nowMs - crowd.toldAtMs < repeatMs) continue;
      crowd.isNews = false;
      crowd.toldAtMs = nowMs;
      const { shop, id, seen } = crowd;
      news.push({ shop, show, crowd: id, viewers, seen, isOver: viewers === 0 });
    }
    return news;
  }

  /** Everybody has left: the process goes. */
  end(): readonly CrowdNews[] {
    const news = [...this.#crowds].map(([show, { shop, id, seen }]) => ({
      shop,
      show,
      crowd: id,
      viewers: 0,
      seen,
      isOver: true,
    }));
    this.#crowds.clear();
    return news;
  }

  #crowdOf({ shop, show }: { readonly shop: string; readonly show: string }): Crowd {
    const known = this.#crowds.get(show);
    if (known !== undefined) return known;
    const crowd: Crowd = {
      shop,
      id: this.#newId(),
      present: new Map(),
      left: new Map(),
      seen: newSketch(),
      isNews: true,
      toldAtMs: -Infinity,
    };
    this.#crowds.set(show, crowd);
    return crowd;
  }

  // Of a name nothing is kept but 48 bits that say nothing without the show.
  #numberOf(show: string, crowd: Crowd, name: string | null): number {
    const isNamed = name !== null && form.test(name);
    const text = isNamed ? `viewer ${show} ${name}` : `stranger ${crowd.id} ${(this.#strangers += 1)}`;
    return createHash("sha256").update(text).digest().readUIntBE(0, 6);
  }

  #see(crowd: Crowd, viewer: number): void {
    addTo(crowd.seen, viewer);
    crowd.isNews = true;
  }
}

// A map keeps the order in which its keys came: those who left first stand first.
function stamp(crowd: Crowd, viewer: number, nowMs: number): void {
  crowd.left.delete(viewer);
  crowd.left.set(viewer, nowMs);
}

function forgetThoseAway(crowd: Crowd, sinceMs: number): void {
  for (const [viewer, leftAtMs] of crowd.left) {
    if (leftAtMs > sinceMs) return;
    crowd.left.delete(viewer);
    crowd.isNews = true;
  }
}
