/// <reference path="./node-forge-asn1.d.ts" />
import { generateKeyPairSync, randomBytes, sign } from "crypto";
import * as asn1 from "node-forge/lib/asn1";

export interface ServerCertificate {
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly certificateDer: Buffer;
}

const { UNIVERSAL, CONTEXT_SPECIFIC } = asn1.Class;
const { SEQUENCE, SET, OID, INTEGER, BOOLEAN, BITSTRING, OCTETSTRING, UTF8, UTCTIME } = asn1.Type;

const OIDS = {
  ecdsaWithSha256: "1.2.840.10045.4.3.2",
  commonName: "2.5.4.3",
  basicConstraints: "2.5.29.19",
  keyUsage: "2.5.29.15",
  extendedKeyUsage: "2.5.29.37",
  subjectAlternativeName: "2.5.29.17",
  serverAuth: "1.3.6.1.5.5.7.3.1",
};

/** The name that Terraform looks for in the certificate, whatever the address. */
const HOST = "localhost";
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A fresh key and a certificate for this process alone. Terraform reads the certificate in the handshake line and trusts
 * that one only.
 *
 * Node cannot issue certificates. The libraries that can cost 40 ms and more of start-up, which Terraform pays several
 * times a command; so a library writes the DER, Node signs, and what is between is here.
 */
export function issueServerCertificate(now = Date.now()): ServerCertificate {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(set(sequence(oid(OIDS.commonName), primitive(UTF8, HOST))));
  const algorithm = sequence(oid(OIDS.ecdsaWithSha256));
  const body = sequence(
    tagged(0, primitive(INTEGER, "\x02")), // version 3
    primitive(INTEGER, "\x01" + randomBytes(15).toString("latin1")), // positive whatever the random bytes are
    algorithm,
    name,
    // A day before and after: longer than any command, wider than a wrong clock.
    sequence(time(now - DAY_MS), time(now + DAY_MS)),
    name,
    asn1.fromDer(publicKey.export({ type: "spki", format: "der" }).toString("latin1")),
    tagged(
      3,
      sequence(
        // Terraform takes it as its own authority, so it must be one.
        extension(OIDS.basicConstraints, sequence(primitive(BOOLEAN, "\xff"))),
        extension(OIDS.keyUsage, primitive(BITSTRING, "\x02\x84")), // digitalSignature, keyCertSign
        extension(OIDS.extendedKeyUsage, sequence(oid(OIDS.serverAuth))),
        extension(OIDS.subjectAlternativeName, sequence(asn1.create(CONTEXT_SPECIFIC, 2, false, HOST))),
      ),
    ),
  );
  const signature = sign("sha256", Buffer.from(asn1.toDer(body).getBytes(), "latin1"), privateKey).toString("latin1");
  const whole = sequence(body, algorithm, primitive(BITSTRING, "\x00" + signature));
  const certificateDer = Buffer.from(asn1.toDer(whole).getBytes(), "latin1");
  const lines = certificateDer.toString("base64").replace(/.{64}/g, "$&\n");
  return {
    keyPem: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    certificatePem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    certificateDer,
  };
}

function sequence(...parts: asn1.Asn1[]): asn1.Asn1 {
  return asn1.create(UNIVERSAL, SEQUENCE, true, parts);
}

function set(...parts: asn1.Asn1[]): asn1.Asn1 {
  return asn1.create(UNIVERSAL, SET, true, parts);
}

function tagged(tag: number, part: asn1.Asn1): asn1.Asn1 {
  return asn1.create(CONTEXT_SPECIFIC, tag, true, [part]);
}

function primitive(type: number, bytes: string): asn1.Asn1 {
  return asn1.create(UNIVERSAL, type, false, bytes);
}

function oid(dotted: string): asn1.Asn1 {
  return primitive(OID, asn1.oidToDer(dotted).getBytes());
}

function time(ms: number): asn1.Asn1 {
  return primitive(UTCTIME, asn1.dateToUtcTime(new Date(ms)));
}

function extension(id: string, value: asn1.Asn1): asn1.Asn1 {
  const critical = id === OIDS.basicConstraints ? [primitive(BOOLEAN, "\xff")] : [];
  return sequence(oid(id), ...critical, primitive(OCTETSTRING, asn1.toDer(value).getBytes()));
}
