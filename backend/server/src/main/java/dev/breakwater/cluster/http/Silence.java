package dev.breakwater.cluster.http;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why nobody answered, in words that fit behind a colon: the JDK's own are often none. */
public final class Silence {
    private static final int DEEPEST = 10;

    private Silence() {}

    public static String of(Throwable failure) {
        return Stream.iterate(failure, each -> each != null, Throwable::getCause)
                .limit(DEEPEST)
                .map(Silence::known)
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElseGet(() -> own(failure));
    }

    private static String known(Throwable each) {
        return switch (each) {
            case UnresolvedAddressException _ -> "its host name is not known here";
            case HttpTimeoutException _ -> "it took too long";
            case TimeoutException _ -> "it took too long";
            case SSLException tls -> "no TLS connection came about, " + own(tls);
            case ConnectException _ -> "the connection is refused";
            default -> "";
        };
    }

    private static String own(Throwable each) {
        String message = each.getMessage();
        return message == null || message.isBlank()
                ? each.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
