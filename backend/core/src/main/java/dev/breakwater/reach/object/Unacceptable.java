package dev.breakwater.reach.object;

import dev.breakwater.cilium.ObjectRef;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Thrown while an object is read; becomes a refusal at the door of this package and never leaves it. */
final class Unacceptable extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final Parsed.By by;
    private final String reason;
    private final String path;
    private final @Nullable String remedy;

    private Unacceptable(Parsed.By by, String reason, String path, @Nullable String remedy) {
        super(reason, null, false, false);
        this.by = by;
        this.reason = reason;
        this.path = path;
        this.remedy = remedy;
    }

    static Unacceptable schema(String path, String reason) {
        return new Unacceptable(Parsed.By.API_SERVER, reason, path, null);
    }

    static Unacceptable cilium(String path, String reason) {
        return new Unacceptable(Parsed.By.CILIUM, reason, path, null);
    }

    Unacceptable remedy(String text) {
        return new Unacceptable(by, reason, path, text);
    }

    Parsed.Refused of(ObjectRef object) {
        return new Parsed.Refused(object, by, reason, path, remedy);
    }
}
