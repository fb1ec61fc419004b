interface Waiting<Piece, Answer> {
  readonly piece: Piece;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** Runs one piece of work at a time; all that arrives meanwhile goes into the next one together, in the order of its arrival. */
export class Batches<Piece, Answer> {
  readonly #run: (pieces: readonly Piece[]) => Promise<readonly Answer[]>;
  #waiting: Waiting<Piece, Answer>[] = [];
  #isRunning = false;

  /** `run` answers each piece, in their order. */
  constructor(run: (pieces: readonly Piece[]) => Promise<readonly Answer[]>) {
    this.#run = run;
  }

  add(piece: Piece): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ piece, resolve, reject });
      if (!this.#isRunning) {
        this.#isRunning = true;
        setImmediate(() => void this.#work());
      }
    });
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#runBatch(batch);
    }
    this.#isRunning = false;
  }

  async #runBatch(batch: readonly Waiting<Piece, Answer>[]): Promise<void> {
    try {
      const answers = await this.#run(batch.map(({ piece }) => piece));
      for (const [nth, { resolve, reject }] of batch.entries()) {
        const answer = answers[nth];
        if (answer === undefined) reject(new Error("a claim was not answered"));
        else resolve(answer);
      }
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
