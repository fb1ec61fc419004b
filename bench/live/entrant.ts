/** Someone who serves a show's viewers, among those that are compared. */
export interface Entrant {
  readonly name: string;
  /** How its viewers speak to it, and where */
  readonly protocol: "sse" | "ws" | "sio";
  readonly path: string;
  /** Starts it on a port of the loopback address; resolves when viewers may come */
  open(port: number): Promise<OpenEntrant>;
}

export interface OpenEntrant {
  /** Its processes, workers too */
  readonly pids: readonly number[];
  /** Sends the message with this number to everybody */
  publish(nth: number): void;
  /** Lets it put its memory in order, where it can be asked to */
  tidy(): Promise<void>;
  /** Ends it at once */
  kill(): Promise<void>;
}
