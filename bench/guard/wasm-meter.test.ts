import { expect, test } from "vitest";
import { meter } from "./wasm-meter.ts";

const block = 0x02;
const loop = 0x03;
const nothing = 0x40;
const end = 0x0b;
const constant = (value: number) => [0x41, value];
const drop = 0x1a;

/** A module with one global of its own and one function, exported as `f`. */
function aModule(...body: number[]): Uint8Array {
  const section = (id: number, bytes: number[]) => [id, bytes.length, ...bytes];
  const code = [0x01, 0x01, 0x7f, ...body, end];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [0x01, 0x60, 0x00, 0x00]),
    ...section(3, [0x01, 0x00]),
    ...section(6, [0x01, 0x7f, 0x01, 0x41, 0x00, end]),
    ...section(7, [0x01, 0x01, 0x66, 0x00, 0x00]),
    ...section(10, [0x01, code.length, ...code]),
  ]);
}

async function countedIn(...body: number[]): Promise<number> {
  const { instance } = await WebAssembly.instantiate(new Uint8Array(meter(aModule(...body))));
  const { f, instructions } = instance.exports;
  if (typeof f !== "function" || !(instructions instanceof WebAssembly.Global)) throw new TypeError("nothing counts");
  Reflect.apply(f, undefined, []);
  return Number(instructions.value);
}

// The first six are what wasmtime takes of fuel: https://github.com/bytecodealliance/wasmtime/blob/main/tests/all/fuel.wast
test.each([
  ["an empty function", [], 1],
  ["a number that is dropped", [...constant(0), drop], 2],
  ["an empty block", [block, nothing, end], 1],
  ["what follows a return", [0x0f, ...constant(0), drop], 1],
  ["a branch that is taken", [...constant(1), 0x04, nothing, ...constant(0), drop, end], 4],
  ["a branch that is not taken", [...constant(0), 0x04, nothing, ...constant(0), drop, end], 3],
  ["a way out of a block that is taken", [block, nothing, ...constant(1), 0x0d, 0, ...constant(0), drop, end], 3],
  // i = 0; do { i += 1 } while (i < 5): three to begin with, then seven a time
  [
    "a loop of five times",
    [
      ...constant(0),
      0x21,
      0,
      loop,
      nothing,
      0x20,
      0,
      ...constant(1),
      0x6a,
      0x22,
      0,
      ...constant(5),
      0x48,
      0x0d,
      0,
      end,
    ],
    3 + 5 * 7,
  ],
])("%s", async (_what, body, instructions) => {
  expect(await countedIn(...body)).toBe(instructions);
});

test("an instruction that the meter does not know is said, not passed over", () => {
  expect(() => meter(aModule(0xfd, 0x00))).toThrow("the meter does not know the instruction 0xfd");
});
