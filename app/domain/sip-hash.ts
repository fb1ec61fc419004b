/**
 * The 64 bits of SipHash-2-4 of a message, as 16 hexadecimal digits: a signature that is short, and cheap enough for a function
 * at the checkout. `key` has 16 bytes. https://www.aumasson.jp/siphash/siphash.pdf
 */
export function sipHash(key: Uint8Array, message: Uint8Array): string {
  const view = new DataView(key.buffer, key.byteOffset, 16);
  const k0 = [view.getInt32(4, true), view.getInt32(0, true)] as const;
  const k1 = [view.getInt32(12, true), view.getInt32(8, true)] as const;
  // Each of the four 64-bit words is a high and a low half.
  let h0 = 0x736f6d65 ^ k0[0];
  let l0 = 0x70736575 ^ k0[1];
  let h1 = 0x646f7261 ^ k1[0];
  let l1 = 0x6e646f6d ^ k1[1];
  let h2 = 0x6c796765 ^ k0[0];
  let l2 = 0x6e657261 ^ k0[1];
  let h3 = 0x74656462 ^ k1[0];
  let l3 = 0x79746573 ^ k1[1];

  function mix(rounds: number): void {
    for (let round = 0; round < rounds; round += 1) {
      let low = (l0 + l1) | 0;
      h0 = (h0 + h1 + carry(l0, l1, low)) | 0;
      l0 = low;
      let high = (h1 << 13) | (l1 >>> 19);
      l1 = ((l1 << 13) | (h1 >>> 19)) ^ l0;
      h1 = high ^ h0;
      [h0, l0] = [l0, h0];

      low = (l2 + l3) | 0;
      h2 = (h2 + h3 + carry(l2, l3, low)) | 0;
      l2 = low;
      high = (h3 << 16) | (l3 >>> 16);
      l3 = ((l3 << 16) | (h3 >>> 16)) ^ l2;
      h3 = high ^ h2;

      low = (l0 + l3) | 0;
      h0 = (h0 + h3 + carry(l0, l3, low)) | 0;
      l0 = low;
      high = (h3 << 21) | (l3 >>> 11);
      l3 = ((l3 << 21) | (h3 >>> 11)) ^ l0;
      h3 = high ^ h0;

      low = (l2 + l1) | 0;
      h2 = (h2 + h1 + carry(l2, l1, low)) | 0;
      l2 = low;
      high = (h1 << 17) | (l1 >>> 15);
      l1 = ((l1 << 17) | (h1 >>> 15)) ^ l2;
      h1 = high ^ h2;
      [h2, l2] = [l2, h2];
    }
  }

  const blocks = (message.length >> 3) + 1;
  for (let block = 0; block < blocks; block += 1) {
    const low = littleEndian(message, block * 8);
    const isLast = block === blocks - 1;
    const high = littleEndian(message, block * 8 + 4) | (isLast ? (message.length & 0xff) << 24 : 0);
    h3 ^= high;
    l3 ^= low;
    mix(2);
    h0 ^= high;
    l0 ^= low;
  }
  l2 ^= 0xff;
  mix(4);
  return hex(h0 ^ h1 ^ h2 ^ h3) + hex(l0 ^ l1 ^ l2 ^ l3);
}

/** The bit that the sum of two low halves carries into the high ones. */
function carry(one: number, other: number, sum: number): number {
  return ((one & other) | ((one | other) & ~sum)) >>> 31;
}

/** Four bytes; those behind the end are zero. */
function littleEndian(bytes: Uint8Array, at: number): number {
  const byte = (offset: number) => bytes[at + offset] ?? 0;
  return byte(0) | (byte(1) << 8) | (byte(2) << 16) | (byte(3) << 24);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
