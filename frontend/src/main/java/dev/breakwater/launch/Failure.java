package dev.breakwater.launch;

import dev.breakwater.vocabulary.Rejection;
import java.io.IOException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.web.server.PortInUseException;

/** Says in one sentence why a start failed: the cause nearest to the root that a person can act on. */
final class Failure {
    private static final int LONGEST = 240;

    private Failure() {}

    static String sentence(Throwable failure) {
        Throwable root = failure;
        for (Throwable each = failure; each != null; each = each.getCause()) {
            switch (each) {
                case Rejection rejection -> {
                    String remedy = rejection.remedy();
                    return rejection.sentence() + (remedy == null ? "." : ". " + remedy + ".");
                }
                case PortInUseException busy -> {
                    return "port " + busy.getPort() + " is taken by another program. Use --port with another one.";
                }
                case org.springframework.boot.context.properties.bind.BindException setting
                when !isRefused(setting) -> {
                    return "the setting " + setting.getName() + " cannot be read: " + firstLine(rootOf(setting)) + ".";
                }
                case SQLException sql -> {
                    return "the database does not answer as it should: " + words(sql)
                            + ". Check --database or BREAKWATER_DATABASE_URL.";
                }
                default -> root = each;
            }
        }
        String kind = root instanceof IOException || root instanceof BindException
                ? ""
                : root.getClass().getSimpleName() + ": ";
        return kind + firstLine(root) + ". The log has the rest.";
    }

    /** A refusal within it says more than where it was. */
    private static boolean isRefused(Throwable setting) {
        return Stream.iterate(setting, Objects::nonNull, Throwable::getCause).anyMatch(Rejection.class::isInstance);
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    /** PostgreSQL's driver does not say of a host that it is not known, only in its cause. */
    private static String words(SQLException sql) {
        return sql.getCause() instanceof UnknownHostException host
                ? "its host " + host.getMessage() + " is not known here"
                : firstLine(sql).replaceFirst("\\.+$", "");
    }

    private static String firstLine(Throwable each) {
        String message = String.valueOf(each.getMessage());
        String line = message.lines().findFirst().orElse(message).strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
