import { generateKeyPairSync, randomBytes, sign } from "crypto";

export interface ServerCertificate {
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly certificateDer: Buffer;
}

/** The name that Terraform looks for in the certificate, whatever the address. */
const HOST = "localhost";
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A fresh key and a certificate for this process alone. Terraform reads the certificate in the handshake line and trusts
 * that one only.
 *
 * Node cannot issue certificates, and the libraries that can cost up to 40 ms of start-up, which Terraform pays several
 * times a command; so Node makes the key and signs, and the certificate, always the same but for them, is written here.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc5280#section-4.1
 */
export function issueServerCertificate(now = Date.now()): ServerCertificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(set(sequence(OID.commonName, utf8(HOST))));
  const algorithm = sequence(OID.ecdsaWithSha256);
  const body = sequence(
    explicit(0, integer(2)), // version 3
    integer(1, ...randomBytes(15)), // positive whatever the random bytes are
    algorithm,
    name,
    // A day before and after: longer than any command, wider than a wrong clock.
    sequence(time(now - DAY_MS), time(now + DAY_MS)),
    name,
    publicKey.export({ type: "spki", format: "der" }),
    explicit(
      3,
      sequence(
        // Terraform takes it as its own authority, so it must be one.
        sequence(OID.basicConstraints, TRUE, octets(sequence(TRUE))),
        sequence(OID.keyUsage, octets(bits(2, 0b10000100))), // digitalSignature, keyCertSign
        sequence(OID.subjectAlternativeName, octets(sequence(dnsName(HOST)))),
      ),
    ),
  );
  const certificateDer = sequence(body, algorithm, bits(0, ...sign("sha256", body, privateKey)));
  const lines = certificateDer.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    keyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificatePem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    certificateDer,
  };
}

const OID = {
  ecdsaWithSha256: Buffer.from("06082a8648ce3d040302", "hex"), // 1.2.840.10045.4.3.2
  commonName: Buffer.from("0603550403", "hex"), // 2.5.4.3
  basicConstraints: Buffer.from("0603551d13", "hex"), // 2.5.29.19
  keyUsage: Buffer.from("0603551d0f", "hex"), // 2.5.29.15
  subjectAlternativeName: Buffer.from("0603551d11", "hex"), // 2.5.29.17
};

const TRUE = der(0x01, Buffer.of(0xff));

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts);
}

function set(...parts: readonly Buffer[]): Buffer {
  return der(0x31, ...parts);
}

function explicit(tag: number, part: Buffer): Buffer {
  return der(0xa0 + tag, part);
}

function integer(...bytes: readonly number[]): Buffer {
  return der(0x02, Buffer.from(bytes));
}

/** @param unused bits at the end that do not count */
function bits(unused: number, ...bytes: readonly number[]): Buffer {
  return der(0x03, Buffer.of(unused, ...bytes));
}

function octets(part: Buffer): Buffer {
  return der(0x04, part);
}

function utf8(text: string): Buffer {
  return der(0x0c, Buffer.from(text));
}

function dnsName(name: string): Buffer {
  return der(0x82, Buffer.from(name));
}

/** UTCTime: `yyMMddHHmmssZ`. */
function time(ms: number): Buffer {
  return der(0x17, Buffer.from(`${new Date(ms).toISOString().replace(/\D/g, "").slice(2, 14)}Z`));
}

/** A value in ASN.1's distinguished encoding: its tag, its length, its content. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  // From 128 on the first byte says how many bytes the length itself has.
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, Math.floor(length / 0x100), length % 0x100];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
