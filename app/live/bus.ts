import type { Announcement } from "./announcement.ts";

export interface BusListener {
  readonly onAnnouncement: (announcement: Announcement) => void;
  /** Listening has begun, or begun again: what was announced before is lost, so everything on air is loaded anew. */
  readonly onListening: () => void;
}

/** Carries announcements from the process that commits to the processes that have viewers. */
export interface Bus {
  listen(listener: BusListener): void;
  /** False while announcements may be passing by unheard */
  readonly isListening: boolean;
  close(): Promise<void>;
}

/** What `live/` says about itself; pino's loggers fit. */
export interface LiveLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}
