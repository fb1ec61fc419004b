// @ts-check

/**
 * SipHash-2-4, as 16 hexadecimal digits, of a message that begins with numbers of 32 bits, an even count, and ends with a text of
 * ASCII characters. `key` is hexadecimal too, 32 digits. Written for an interpreter that counts its instructions: whole 32-bit
 * numbers only, and no objects. https://www.aumasson.jp/siphash/siphash.pdf
 *
 * @param {string} key
 * @param {readonly number[]} numbers
 * @param {string} text
 * @returns {string}
 */
export function sipHash(key, numbers, text) {
  const l0key = word(key, 0);
  const h0key = word(key, 8);
  const l1key = word(key, 16);
  const h1key = word(key, 24);
  // Each of the four 64-bit words is a high and a low half.
  let h0 = 0x736f6d65 ^ h0key;
  let l0 = 0x70736575 ^ l0key;
  let h1 = 0x646f7261 ^ h1key;
  let l1 = 0x6e646f6d ^ l1key;
  let h2 = 0x6c796765 ^ h0key;
  let l2 = 0x6e657261 ^ l0key;
  let h3 = 0x74656462 ^ h1key;
  let l3 = 0x79746573 ^ l1key;
  const before = numbers.length << 2;
  const length = before + text.length;
  const last = length >> 3;
  // After the message's blocks comes one pass more, which ends it.
  for (let block = 0; block <= last + 1; block += 1) {
    let low = 0;
    let high = 0;
    let rounds = 2;
    if (block << 3 < before) {
      low = numbers[block << 1] ?? 0;
      high = numbers[(block << 1) + 1] ?? 0;
    } else if (block < last) {
      low = characters(text, (block << 3) - before);
      high = characters(text, (block << 3) - before + 4);
    } else if (block === last) {
      const rest = text.slice((block << 3) - before) + "\0\0\0\0\0\0\0\0";
      low = characters(rest, 0);
      high = characters(rest, 4) | ((length & 0xff) << 24);
    } else {
      l2 ^= 0xff;
      rounds = 4;
    }
    h3 ^= high;
    l3 ^= low;
    // Two rounds at a time: a word whose halves change places after one has them back after the next.
    for (; rounds > 0; rounds -= 2) {
      let sum;
      let turned;
      sum = (l0 + l1) | 0;
      h0 = (h0 + h1 + (((l0 & l1) | ((l0 | l1) & ~sum)) >>> 31)) | 0;
      l0 = sum;
      turned = (h1 << 13) | (l1 >>> 19);
      l1 = ((l1 << 13) | (h1 >>> 19)) ^ l0;
      h1 = turned ^ h0;
      sum = (l2 + l3) | 0;
      h2 = (h2 + h3 + (((l2 & l3) | ((l2 | l3) & ~sum)) >>> 31)) | 0;
      l2 = sum;
      turned = (h3 << 16) | (l3 >>> 16);
      l3 = ((l3 << 16) | (h3 >>> 16)) ^ l2;
      h3 = turned ^ h2;
      sum = (h0 + l3) | 0;
      l0 = (l0 + h3 + (((h0 & l3) | ((h0 | l3) & ~sum)) >>> 31)) | 0;
      h0 = sum;
      turned = (h3 << 21) | (l3 >>> 11);
      l3 = ((l3 << 21) | (h3 >>> 11)) ^ h0;
      h3 = turned ^ l0;
      sum = (l2 + l1) | 0;
      h2 = (h2 + h1 + (((l2 & l1) | ((l2 | l1) & ~sum)) >>> 31)) | 0;
      l2 = sum;
      turned = (h1 << 17) | (l1 >>> 15);
      l1 = ((l1 << 17) | (h1 >>> 15)) ^ l2;
      h1 = turned ^ h2;

      sum = (h0 + l1) | 0;
      l0 = (l0 + h1 + (((h0 & l1) | ((h0 | l1) & ~sum)) >>> 31)) | 0;
      h0 = sum;
      turned = (h1 << 13) | (l1 >>> 19);
      l1 = ((l1 << 13) | (h1 >>> 19)) ^ h0;
      h1 = turned ^ l0;
      sum = (h2 + l3) | 0;
      l2 = (l2 + h3 + (((h2 & l3) | ((h2 | l3) & ~sum)) >>> 31)) | 0;
      h2 = sum;
      turned = (h3 << 16) | (l3 >>> 16);
      l3 = ((l3 << 16) | (h3 >>> 16)) ^ h2;
      h3 = turned ^ l2;
      sum = (l0 + l3) | 0;
      h0 = (h0 + h3 + (((l0 & l3) | ((l0 | l3) & ~sum)) >>> 31)) | 0;
      l0 = sum;
      turned = (h3 << 21) | (l3 >>> 11);
      l3 = ((l3 << 21) | (h3 >>> 11)) ^ l0;
      h3 = turned ^ h0;
      sum = (h2 + l1) | 0;
      l2 = (l2 + h1 + (((h2 & l1) | ((h2 | l1) & ~sum)) >>> 31)) | 0;
      h2 = sum;
      turned = (h1 << 17) | (l1 >>> 15);
      l1 = ((l1 << 17) | (h1 >>> 15)) ^ h2;
      h1 = turned ^ l2;
    }
    h0 ^= high;
    l0 ^= low;
  }
  return digits(h0 ^ h1 ^ h2 ^ h3) + digits(l0 ^ l1 ^ l2 ^ l3);
}

/**
 * Four bytes of the key, the lowest first.
 *
 * @param {string} key
 * @param {number} at
 */
function word(key, at) {
  const written = parseInt(key.slice(at, at + 8), 16);
  return (written << 24) | ((written & 0xff00) << 8) | ((written >>> 8) & 0xff00) | (written >>> 24);
}

/**
 * @param {string} text
 * @param {number} at
 */
function characters(text, at) {
  return (
    text.charCodeAt(at) |
    (text.charCodeAt(at + 1) << 8) |
    (text.charCodeAt(at + 2) << 16) |
    (text.charCodeAt(at + 3) << 24)
  );
}

/** @param {number} half */
function digits(half) {
  return (half >>> 0).toString(16).padStart(8, "0");
}
