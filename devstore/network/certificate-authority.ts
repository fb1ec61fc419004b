import forge from "node-forge";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The names that the dev store answers for in Shopify's place. */
export const shopifyHosts = [
  "*.myshopify.com",
  "admin.shopify.com",
  "cdn.shopify.com",
  "storage.googleapis.com",
] as const;

export interface CertificateAuthority {
  /** Path of the authority's own certificate (PEM), for NODE_EXTRA_CA_CERTS */
  readonly caFile: string;
  readonly key: string;
  readonly certificate: string;
}

const renewBeforeMs = 7 * 24 * 3600 * 1000;

/**
 * Opens the certificate authority kept in `folder`, making it and one certificate for every Shopify host on first use,
 * and again shortly before they end. The authority's private key is thrown away: nothing else can ever be signed with it.
 */
export function openCertificateAuthority(folder: string, now: Date): CertificateAuthority {
  const caFile = join(folder, "ca.pem");
  const keyFile = join(folder, "key.pem");
  const certificateFile = join(folder, "certificate.pem");
  if (!stillValid([caFile, keyFile, certificateFile], now)) {
    mkdirSync(folder, { recursive: true });
    const made = makeCertificates(now);
    writeFileSync(caFile, made.ca);
    writeFileSync(keyFile, made.key, { mode: 0o600 });
    writeFileSync(certificateFile, made.certificate);
  }
  return { caFile, key: readFileSync(keyFile, "utf8"), certificate: readFileSync(certificateFile, "utf8") };
}

function stillValid(files: readonly string[], now: Date): boolean {
  if (!files.every((file) => existsSync(file))) return false;
  try {
    const certificate = forge.pki.certificateFromPem(readFileSync(files[2] ?? "", "utf8"));
    return certificate.validity.notAfter.getTime() - now.getTime() > renewBeforeMs;
  } catch {
    return false;
  }
}

function makeCertificates(now: Date): { ca: string; key: string; certificate: string } {
  const authority = makeKeys();
  const host = makeKeys();
  const issuer = [{ name: "commonName", value: `Paniere dev store ${randomBytes(3).toString("hex")}` }];
  const ca = certificateFor({ publicKey: authority.publicKey, subject: issuer, now });
  ca.setIssuer(issuer);
  ca.setExtensions([
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
    { name: "subjectKeyIdentifier" },
  ]);
  ca.sign(authority.privateKey, forge.md.sha256.create());

  const leaf = certificateFor({
    publicKey: host.publicKey,
    subject: [{ name: "commonName", value: "localhost" }],
    now,
  });
  leaf.setIssuer(issuer);
  leaf.setExtensions([
    { name: "basicConstraints", cA: false },
    { name: "keyUsage", digitalSignature: true, keyEncipherment: true, critical: true },
    { name: "extKeyUsage", serverAuth: true },
    { name: "subjectAltName", altNames: [...shopifyHosts, "localhost"].map((value) => ({ type: 2, value })) },
  ]);
  leaf.sign(authority.privateKey, forge.md.sha256.create());
  return {
    ca: forge.pki.certificateToPem(ca),
    key: forge.pki.privateKeyToPem(host.privateKey),
    certificate: forge.pki.certificateToPem(leaf),
  };
}

interface CertificateRequest {
  readonly publicKey: forge.pki.rsa.PublicKey;
  readonly subject: forge.pki.CertificateField[];
  readonly now: Date;
}

function certificateFor({ publicKey, subject, now }: CertificateRequest): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  certificate.serialNumber = `01${randomBytes(15).toString("hex")}`;
  certificate.validity.notBefore = new Date(now.getTime() - 24 * 3600 * 1000);
  certificate.validity.notAfter = new Date(now.getTime() + 390 * 24 * 3600 * 1000);
  certificate.setSubject(subject);
  return certificate;
}

/** Node makes the keys (50 ms each); node-forge's own generator would take seconds. */
function makeKeys(): { publicKey: forge.pki.rsa.PublicKey; privateKey: forge.pki.rsa.PrivateKey } {
  const pair = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  return {
    publicKey: forge.pki.publicKeyFromPem(pair.publicKey),
    privateKey: forge.pki.privateKeyFromPem(pair.privateKey),
  };
}
