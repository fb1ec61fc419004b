/** HMAC-SHA256 in plain JavaScript, the other signature that came into question, as a script with a `main` of text to text. */
export const sha256Script = `
const K = new Int32Array(64), START = new Int32Array(8);
for (let n = 2, found = 0; found < 64; n += 1) {
  let isPrime = true;
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) isPrime = false;
  if (!isPrime) continue;
  if (found < 8) START[found] = ((Math.sqrt(n) % 1) * 2 ** 32) | 0;
  K[found] = ((Math.cbrt(n) % 1) * 2 ** 32) | 0;
  found += 1;
}
const W = new Int32Array(64);
function block(state, bytes, at) {
  for (let i = 0; i < 16; i += 1, at += 4)
    W[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  for (let i = 16; i < 64; i += 1) {
    const x = W[i - 15], y = W[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    W[i] = (W[i - 16] + s0 + W[i - 7] + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d; state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}
function sha256(state, bytes, before) {
  const length = bytes.length, total = ((length + 9 + 63) >> 6) << 6;
  const padded = new Uint8Array(total);
  padded.set(bytes);
  padded[length] = 0x80;
  new DataView(padded.buffer).setUint32(total - 4, (before + length) * 8);
  for (let at = 0; at < total; at += 64) block(state, padded, at);
  return state;
}
function keyed(pad) {
  const state = START.slice(), first = new Uint8Array(64).fill(pad);
  for (let i = 0; i < 32; i += 1) first[i] ^= i;
  block(state, first, 0);
  return state;
}
// The key's two blocks are done once, when the script is read: what is counted is a signature alone.
const INNER = keyed(0x36), OUTER = keyed(0x5c);
globalThis.main = (text) => {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  const inner = sha256(INNER.slice(), bytes, 64), words = new Uint8Array(32);
  for (let i = 0; i < 8; i += 1) new DataView(words.buffer).setInt32(i * 4, inner[i]);
  return [...sha256(OUTER.slice(), words, 64)].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
};
`;
