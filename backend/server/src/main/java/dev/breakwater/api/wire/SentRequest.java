package dev.breakwater.api.wire;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request whose body is at hand, so that it can be told from another one and read as well. */
class SentRequest extends HttpServletRequestWrapper {
    private static final List<String> SAYING =
            List.of("If-Match", "If-None-Match", "Change-Reason", "Change-Ticket", "Change-Override");

    private final byte[] body;

    SentRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** Equal for requests that ask for the same; what they say of the state they expect belongs to it. */
    static String fingerprint(HttpServletRequest request) {
        byte[] body = request instanceof SentRequest sent ? sent.body : new byte[0];
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text(request.getMethod()));
            digest.update(text(request.getRequestURI()));
            digest.update(text(request.getQueryString()));
            digest.update(text(request.getContentType()));
            SAYING.forEach(header -> digest.update(text(request.getHeader(header))));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] text(@Nullable String part) {
        return (part + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Bytes(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    /** Bytes in memory as a servlet reads them. */
    private static final class Bytes extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        Bytes(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) {
            return bytes.read(into, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body is read already");
        }
    }
}
