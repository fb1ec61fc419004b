import type { Id } from "../ids.ts";

/** A place where products are sold: the online store, or another sales channel */
export interface Publication {
  id: Id;
  name: string;
  /** Only online stores publish at a later time. */
  supportsFuturePublishing: boolean;
}

/** Since when, or from when on, something is published to a publication */
export interface ResourcePublication {
  publicationId: Id;
  publishDate: string;
}
