package dev.breakwater.api.wire;

import dev.breakwater.change.Origin;
import dev.breakwater.change.Source;
import dev.breakwater.vocabulary.Actor;
import io.swagger.v3.oas.annotations.Hidden;
import org.jspecify.annotations.Nullable;

/** All that a mutation says beside its body: who asks, why, under which key, on which condition, and whether to do it at all. */
@Hidden
public record Ask(Actor actor, Why why, Mode mode, Precondition precondition, Sent sent) {

    /** The reason, ticket and override of the headers; a body that is a proposal has its own. */
    public record Why(
            @Nullable String reason,
            @Nullable String ticket,
            @Nullable String override) {}

    /** What is to become of the proposal. */
    public enum Mode {
        COMMIT,
        DRAFT,
        PREVIEW
    }

    /** The request itself, so that it is known again. */
    public record Sent(@Nullable String idempotencyKey, String fingerprint, String correlationId) {}

    /** The same, but with this to become of it. */
    public Ask as(Mode other) {
        return new Ask(actor, why, other, precondition, sent);
    }

    public Origin origin(Source source) {
        return new Origin(source, sent.idempotencyKey(), sent.fingerprint(), sent.correlationId());
    }

    /** The caller's reason, or what the operation itself says. */
    public String reasonOr(String sentence) {
        String given = why.reason();
        return given == null ? sentence : given;
    }
}
