/**
 * Makes a WebAssembly module count the instructions that it executes, in an exported global `instructions` (i64): each straight
 * run of code adds its length when it begins. What is added to the module is not counted.
 * https://webassembly.github.io/spec/core/binary/
 */
export function meter(wasm: Uint8Array): Uint8Array {
  const sections = sectionsOf(wasm);
  const global = globalsIn(sections);
  const written = sections.map(({ id, body }) => {
    if (id === sectionIds.global) return section(id, appended(body, counterGlobal));
    if (id === sectionIds.export) return section(id, appended(body, counterExport(global)));
    if (id === sectionIds.code) return section(id, meteredCode(body, global));
    return section(id, body);
  });
  return joined([wasm.subarray(0, 8), ...written]);
}

const sectionIds = { import: 2, global: 6, export: 7, code: 10 };
/** A mutable i64 that begins with 0 */
const counterGlobal = [0x7e, 0x01, 0x42, 0x00, 0x0b];

function counterExport(global: number): readonly number[] {
  const name = Buffer.from("instructions");
  return [name.length, ...name, 0x03, ...unsigned(global)];
}

interface Section {
  readonly id: number;
  readonly body: Uint8Array;
}

/** Reads a module from the front to the back. */
class Reader {
  at = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError("the module ends too early");
    this.at += 1;
    return byte;
  }

  unsigned(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }

  skip(count: number): void {
    this.at += count;
  }

  /** Skips so many numbers of variable length. */
  skipNumbers(count: number): void {
    for (let left = count; left > 0; left -= 1) while (this.byte() >= 0x80);
  }
}

function sectionsOf(wasm: Uint8Array): readonly Section[] {
  const reader = new Reader(wasm);
  reader.skip(8);
  const sections: Section[] = [];
  while (reader.at < wasm.length) {
    const id = reader.byte();
    const size = reader.unsigned();
    sections.push({ id, body: wasm.subarray(reader.at, reader.at + size) });
    reader.skip(size);
  }
  return sections;
}

/** How many globals there are: the index that the next one gets. Imported ones do not occur in what is metered here. */
function globalsIn(sections: readonly Section[]): number {
  const globals = sections.find(({ id }) => id === sectionIds.global);
  if (globals === undefined) throw new TypeError("the module has no globals of its own");
  return new Reader(globals.body).unsigned();
}

/** A section's vector with one entry more. */
function appended(body: Uint8Array, entry: readonly number[]): Uint8Array {
  const reader = new Reader(body);
  const count = reader.unsigned();
  return joined([unsigned(count + 1), body.subarray(reader.at), entry]);
}

function meteredCode(body: Uint8Array, global: number): Uint8Array {
  const reader = new Reader(body);
  const count = reader.unsigned();
  const functions: Uint8Array[] = [];
  for (let index = 0; index < count; index += 1) {
    const size = reader.unsigned();
    const metered = meteredFunction(body.subarray(reader.at, reader.at + size), global);
    functions.push(joined([unsigned(metered.length), metered]));
    reader.skip(size);
  }
  return joined([unsigned(count), ...functions]);
}

function meteredFunction(body: Uint8Array, global: number): Uint8Array {
  const reader = new Reader(body);
  const localGroups = reader.unsigned();
  for (let index = 0; index < localGroups; index += 1) reader.skipNumbers(2);
  const parts: (Uint8Array | readonly number[])[] = [body.subarray(0, reader.at)];
  let start = reader.at;
  // Entering a function counts for one.
  let length = 1;
  while (reader.at < body.length) {
    const opcode = reader.byte();
    skipImmediates(reader, opcode);
    if (!isFree.has(opcode)) length += 1;
    if (!endsRun.has(opcode) && reader.at < body.length) continue;
    parts.push(counting(length, global), body.subarray(start, reader.at));
    start = reader.at;
    length = 0;
  }
  return joined(parts);
}

/** global.get, i64.const, i64.add, global.set */
function counting(length: number, global: number): readonly number[] {
  return [0x23, ...unsigned(global), 0x42, ...signed(length), 0x7c, 0x24, ...unsigned(global)];
}

/**
 * What wasmtime, in which Shopify runs functions, takes no fuel for, as it costs nothing: unreachable, nop, block, loop, else,
 * end, return, drop. https://docs.rs/wasmtime/latest/wasmtime/struct.Config.html#method.consume_fuel
 */
const isFree = new Set([0x00, 0x01, 0x02, 0x03, 0x05, 0x0b, 0x0f, 0x1a]);

/** After these another way may join or leave: unreachable, loop, if, else, end, br, br_if, br_table, return. */
const endsRun = new Set([0x00, 0x03, 0x04, 0x05, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f]);

function skipImmediates(reader: Reader, opcode: number): void {
  if (opcode >= 0x28 && opcode <= 0x3e) return reader.skipNumbers(2);
  if (opcode === 0x0e) return reader.skipNumbers(reader.unsigned() + 1);
  if (opcode === 0x1c) return reader.skipNumbers(reader.unsigned());
  if (opcode === 0x43) return reader.skip(4);
  if (opcode === 0x44) return reader.skip(8);
  if (opcode === 0xfc) return reader.skipNumbers(numbersAfterFc[reader.unsigned()] ?? unknown(opcode));
  if (oneNumber.has(opcode)) return reader.skipNumbers(1);
  if (opcode === 0x11) return reader.skipNumbers(2);
  if (opcode > 0xc4 || (opcode > 0x11 && opcode < 0x1a)) unknown(opcode);
}

/** block, loop, if, br, br_if, call, local.get to table.set, memory.size, memory.grow, i32.const, i64.const */
const oneNumber = new Set([
  0x02, 0x03, 0x04, 0x0c, 0x0d, 0x10, 0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x41, 0x42,
]);
/** Conversions that saturate have no numbers; memory.init, data.drop, memory.copy, memory.fill and those of tables have. */
const numbersAfterFc = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

function unknown(opcode: number): never {
  throw new TypeError(`the meter does not know the instruction 0x${opcode.toString(16)}`);
}

function section(id: number, body: Uint8Array): Uint8Array {
  return joined([[id], unsigned(body.length), body]);
}

function unsigned(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(Math.floor(value / 0x80))];
}

/** A number that is not below zero, as signed: its last byte leaves the sign's bit clear. */
function signed(value: number): readonly number[] {
  return value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(Math.floor(value / 0x80))];
}

function joined(parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => Uint8Array.from(part))));
}
