package dev.breakwater.sandbox.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The sandbox's key, certificate and token, kept in its folder for their owner only, and the kubeconfig made of them. */
public final class Credentials {
    private static final String ALIAS = "sandbox";

    private final Path folder;
    private final String token;
    private final KeyStore keys;

    private Credentials(Path folder, String token, KeyStore keys) {
        this.folder = folder;
        this.token = token;
        this.keys = keys;
    }

    /** Reads what an earlier run left below {@code folder}, or makes it. */
    public static Credentials in(Path folder) {
        try {
            Files.createDirectories(folder);
            if (isPosix(folder)) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
            var tokenFile = folder.resolve("token");
            var keyFile = folder.resolve("server.p12");
            if (!Files.exists(tokenFile) || !Files.exists(keyFile)) {
                var random = new byte[32];
                new SecureRandom().nextBytes(random);
                var made = HexFormat.of().formatHex(random);
                writePrivately(keyFile, newKeys(made));
                writePrivately(tokenFile, made.getBytes(StandardCharsets.US_ASCII));
            }
            var token = Files.readString(tokenFile);
            return new Credentials(folder, token, KeyStore.getInstance(keyFile.toFile(), token.toCharArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the sandbox's credentials in " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The sandbox's key store in " + folder + " cannot be read", e);
        }
    }

    private static byte[] newKeys(String password) throws GeneralSecurityException, IOException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        var pair = generator.generateKeyPair();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        var chain = new java.security.cert.Certificate[] {Certificate.selfSigned(pair)};
        store.setKeyEntry(ALIAS, pair.getPrivate(), password.toCharArray(), chain);
        var out = new ByteArrayOutputStream();
        store.store(out, password.toCharArray());
        return out.toByteArray();
    }

    private static void writePrivately(Path file, byte[] bytes) throws IOException {
        var next = file.resolveSibling(file.getFileName() + ".next");
        Files.deleteIfExists(next);
        if (isPosix(next)) {
            Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(next, bytes);
        Files.move(next, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    public String token() {
        return token;
    }

    public SSLContext tls() {
        try {
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, token.toCharArray());
            var context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot serve TLS", e);
        }
    }

    /** Writes the kubeconfig, readable by its owner only, and returns its path. */
    public Path writeKubeconfig(URI url) {
        try {
            var certificate = (X509Certificate) keys.getCertificate(ALIAS);
            var pem = new ByteArrayOutputStream();
            Certificate.writePem(pem, "CERTIFICATE", certificate.getEncoded());
            var authority = Base64.getEncoder().encodeToString(pem.toByteArray());
            var file = folder.resolve("kubeconfig");
            writePrivately(file, kubeconfig(url, authority).getBytes(StandardCharsets.UTF_8));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a kubeconfig to " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String kubeconfig(URI url, String authority) {
        return """
                apiVersion: v1
                kind: Config
                current-context: sandbox
                clusters:
                - name: sandbox
                  cluster: {server: "%s", certificate-authority-data: %s}
                users:
                - name: breakwater
                  user: {token: %s}
                contexts:
                - name: sandbox
                  context: {cluster: sandbox, user: breakwater, namespace: default}
                """.formatted(url, authority, token);
    }
}
