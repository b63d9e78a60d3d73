package dev.breakwater.sandbox.access;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** A self-signed certificate for 127.0.0.1, written in DER by hand: the JDK has no public way to make one. */
final class Certificate {
    private static final byte[] ECDSA_WITH_SHA256 = sequence(oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02));
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int OCTETS = 0x04;
    private static final int UTF8 = 0x0C;
    private static final int GENERALIZED_TIME = 0x18;

    private Certificate() {}

    static X509Certificate selfSigned(KeyPair keys) throws GeneralSecurityException {
        var body = body(keys.getPublic().getEncoded());
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        var der = sequence(body, ECDSA_WITH_SHA256, bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    private static byte[] body(byte[] publicKey) {
        var version3 = tagged(0xA0, tagged(0x02, new byte[] {2}));
        var serial = tagged(
                0x02, new BigInteger(63, new SecureRandom()).add(BigInteger.ONE).toByteArray());
        var name = name("breakwater-sandbox");
        var validity = sequence(
                tagged(GENERALIZED_TIME, "20200101000000Z".getBytes(StandardCharsets.US_ASCII)),
                tagged(GENERALIZED_TIME, "20991231235959Z".getBytes(StandardCharsets.US_ASCII)));
        return sequence(version3, serial, ECDSA_WITH_SHA256, name, validity, name, publicKey, extensions());
    }

    /** One name: CN. */
    private static byte[] name(String common) {
        return sequence(tagged(
                SET, sequence(oid(0x55, 0x04, 0x03), tagged(UTF8, common.getBytes(StandardCharsets.UTF_8)))));
    }

    /** Subject alternative names for the loopback address, and that the certificate may stand for itself. */
    private static byte[] extensions() {
        var names = sequence(
                tagged(0x87, new byte[] {127, 0, 0, 1}), tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)));
        var alternative = sequence(oid(0x55, 0x1D, 0x11), tagged(OCTETS, names));
        var authority = sequence(oid(0x55, 0x1D, 0x13), tagged(OCTETS, sequence(tagged(0x01, new byte[] {-1}))));
        return tagged(0xA3, sequence(alternative, authority));
    }

    private static byte[] oid(int... bytes) {
        var content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return tagged(0x06, content);
    }

    private static byte[] bits(byte[] content) {
        var padded = new byte[content.length + 1];
        System.arraycopy(content, 0, padded, 1, content.length);
        return tagged(0x03, padded);
    }

    private static byte[] sequence(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return tagged(SEQUENCE, out.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 128) {
            out.write(content.length);
        } else {
            var length = BigInteger.valueOf(content.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - from));
            out.write(length, from, length.length - from);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    static void writePem(ByteArrayOutputStream out, String what, byte[] der) throws IOException {
        var lines = java.util.Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        out.write(("-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n")
                .getBytes(StandardCharsets.US_ASCII));
    }
}
