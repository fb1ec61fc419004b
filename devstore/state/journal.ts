import { closeSync, constants, createReadStream, mkdirSync, openSync, writeSync } from "node:fs";
import { copyFile, mkdir, open, rename, truncate, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";

/** One saved change: the record as it is now, or null when it is gone. */
export interface Entry {
  readonly collection: string;
  readonly key: string;
  readonly record: object | null;
}

/** Ends a batch: entries after the last one were being written when the process died, and count for nothing. */
const COMMIT = "[]";
/** Lines that are written in one go: more would hold everything else up, or pass the length of a string. */
const SLICE = 5000;

/**
 * A shop's file: one line per saved change, appended in batches that count whole or not at all. The last line of a record is
 * what it is, so a file that has grown long is written anew with the records alone.
 */
export class Journal {
  readonly #path: string;
  #file: FileHandle | null = null;
  #lines = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Lines in the file, for who decides when to write it anew */
  get lines(): number {
    return this.#lines;
  }

  /** Reads what was saved, oldest first. Throws, naming the file and line, when a line in the middle is no entry. */
  async read(take: (entry: Entry) => void): Promise<void> {
    let committed = 0;
    let offset = 0;
    let batch: Entry[] = [];
    for await (const lines of linesOf(this.#path)) {
      for (const { text, bytes } of lines) {
        offset += bytes;
        if (text === COMMIT) {
          for (const entry of batch) take(entry);
          this.#lines += batch.length + 1;
          batch = [];
          committed = offset;
          continue;
        }
        const entry = entryOf(text);
        if (entry) batch.push(entry);
        else await this.#onlyLast(text, offset);
      }
    }
    if (offset > committed) await truncate(this.#path, committed);
  }

  /** Appends a batch: all of it is read again, or nothing of it. */
  async append(entries: Iterable<Entry>): Promise<void> {
    this.#file ??= await this.#openToAppend();
    this.#lines += await writeBatch(this.#file, entries);
  }

  /** Writes the file anew with these entries; a crash meanwhile leaves the old one. */
  async rewrite(entries: Iterable<Entry>): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    const file = await open(`${this.#path}.new`, "w");
    try {
      this.#lines = await writeBatch(file, entries);
      await file.sync();
    } finally {
      await file.close();
    }
    await this.close();
    await rename(`${this.#path}.new`, this.#path);
  }

  /** Writes the file anew before anything else happens: these entries are those of one moment. */
  writeNow(entries: Iterable<Entry>): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const file = openSync(this.#path, "w");
    try {
      this.#lines = 0;
      for (const { text, lines } of slicesOf(entries)) {
        writeSync(file, text);
        this.#lines += lines;
      }
    } finally {
      closeSync(file);
    }
  }

  /** Becomes a copy of another journal that was read or written; a crash meanwhile leaves the old one. */
  async copyFrom(other: Journal): Promise<void> {
    await mkdir(dirname(this.#path), { recursive: true });
    await copyFile(other.#path, `${this.#path}.new`, constants.COPYFILE_FICLONE);
    await this.close();
    await rename(`${this.#path}.new`, this.#path);
    this.#lines = other.#lines;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = null;
    await file?.sync();
    await file?.close();
  }

  async #openToAppend(): Promise<FileHandle> {
    await mkdir(dirname(this.#path), { recursive: true });
    return open(this.#path, "a");
  }

  /** A line that was cut off may only be the last one. */
  async #onlyLast(line: string, offset: number): Promise<void> {
    let seen = 0;
    for await (const lines of linesOf(this.#path)) {
      for (const { text, bytes } of lines) {
        seen += bytes;
        if (seen <= offset || text !== COMMIT) continue;
        throw new Error(
          `${this.#path} is damaged at "${line.slice(0, 40)}": remove the file to start with an empty shop.`,
        );
      }
    }
  }
}

async function writeBatch(file: FileHandle, entries: Iterable<Entry>): Promise<number> {
  let written = 0;
  for (const { text, lines } of slicesOf(entries)) {
    await file.write(text);
    written += lines;
  }
  return written;
}

/** The lines of a batch, its end with the last of them. */
function* slicesOf(entries: Iterable<Entry>): Generator<{ text: string; lines: number }> {
  let lines: string[] = [];
  for (const { collection, key, record } of entries) {
    lines.push(JSON.stringify([collection, key, record]));
    if (lines.length < SLICE) continue;
    yield { text: `${lines.join("\n")}\n`, lines: lines.length };
    lines = [];
  }
  lines.push(COMMIT);
  yield { text: `${lines.join("\n")}\n`, lines: lines.length };
}

interface Line {
  readonly text: string;
  /** With its end */
  readonly bytes: number;
}

/** The lines, many at a time, of a file that may not be there; what the last line is without its end is a line too. */
async function* linesOf(path: string): AsyncGenerator<Line[]> {
  const stream = createReadStream(path, { highWaterMark: 1 << 20 });
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const whole = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const lines: Line[] = [];
      let from = 0;
      for (let end = whole.indexOf(NEWLINE); end !== -1; end = whole.indexOf(NEWLINE, from)) {
        lines.push({ text: whole.toString("utf8", from, end), bytes: end + 1 - from });
        from = end + 1;
      }
      yield lines;
      rest = whole.subarray(from);
    }
    if (rest.length > 0) yield [{ text: rest.toString("utf8"), bytes: rest.length }];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  } finally {
    stream.destroy();
  }
}

const NEWLINE = 0x0a;

function entryOf(line: string): Entry | null {
  try {
    const value = JSON.parse(line) as unknown;
    if (!Array.isArray(value)) return null;
    const [collection, key, record] = value as unknown[];
    if (typeof collection !== "string" || typeof key !== "string" || typeof record !== "object") return null;
    return { collection, key, record };
  } catch {
    return null;
  }
}
