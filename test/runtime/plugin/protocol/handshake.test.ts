import { X509Certificate } from "crypto";
import { issueServerCertificate } from "../../../../runtime/plugin/protocol/certificate";
import { handshakeLine, readInvitation } from "../../../../runtime/plugin/protocol/handshake";

const INVITATION = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
  PLUGIN_CLIENT_CERT: "-----BEGIN CERTIFICATE-----",
};

describe("the invitation", () => {
  test("holds the certificate that Terraform will show", () => {
    expect(readInvitation(INVITATION)).toEqual({ clientCertificate: INVITATION.PLUGIN_CLIENT_CERT });
  });

  test.each([
    ["by hand", {}, "This is a Terraform provider: terraform starts it, there is nothing to run by hand."],
    [
      "for another protocol",
      { ...INVITATION, PLUGIN_PROTOCOL_VERSIONS: "5" },
      "This provider speaks plugin protocol 6: it needs Terraform or OpenTofu 1.5 or newer.",
    ],
    [
      "without a certificate",
      { ...INVITATION, PLUGIN_CLIENT_CERT: "" },
      "Terraform sent no certificate to connect with: this provider needs Terraform 1.5 or newer.",
    ],
  ])("started %s, one line says what is wrong", (_, environment, message) => {
    expect(() => readInvitation(environment)).toThrow(new Error(message));
  });
});

test("the handshake line names protocols, address and the certificate without padding", () => {
  expect(handshakeLine(4711, Buffer.from([1]))).toBe("1|6|tcp|127.0.0.1:4711|grpc|AQ\n");
});

describe("the certificate", () => {
  const { certificatePem, certificateDer, keyPem } = issueServerCertificate();
  const certificate = new X509Certificate(certificatePem);

  test("is what a strict reader takes: an authority of its own, for localhost, signed by its own key", () => {
    expect(certificate.ca).toBe(true);
    expect(certificate.checkHost("localhost")).toBe("localhost");
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(certificate.raw.equals(certificateDer)).toBe(true);
    expect(keyPem).toContain("PRIVATE KEY");
  });

  test("is valid for a day either way, and never the same twice", () => {
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000;
    expect(days).toBe(2);
    expect(new X509Certificate(issueServerCertificate().certificatePem).serialNumber).not.toBe(
      certificate.serialNumber,
    );
  });
});
