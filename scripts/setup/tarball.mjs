import { gunzipSync } from "node:zlib";

const block = 512;

function text(header, start, length) {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString("utf8");
}

/**
 * Reads the plain files of a gzipped tar (ustar, as npm packs them): `{ "package/package.json": Buffer }`.
 * @param {Buffer} gzipped
 * @param {(name: string) => boolean} isWanted
 * @returns {Record<string, Buffer>}
 */
export function readTarball(gzipped, isWanted) {
  const tar = gunzipSync(gzipped);
  /** @type {Record<string, Buffer>} */
  const files = {};
  for (let at = 0; at + block <= tar.length;) {
    const header = tar.subarray(at, at + block);
    if (header[0] === 0) break;
    const size = Number.parseInt(text(header, 124, 12).trim(), 8);
    const prefix = text(header, 345, 155);
    const name = prefix === "" ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`;
    const kind = header[156];
    if ((kind === 0 || kind === 0x30) && isWanted(name)) {
      files[name] = Buffer.from(tar.subarray(at + block, at + block + size));
    }
    at += block + Math.ceil(size / block) * block;
  }
  return files;
}
