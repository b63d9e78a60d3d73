package dev.breakwater.access;

import dev.breakwater.access.NotAdmitted.Why;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** Finds out why a sign-in by a provider failed, and says so without what came along: descriptions, addresses, tokens. */
final class Reasons {
    private static final Pattern CODE = Pattern.compile("[a-z_]{1,40}");
    private static final Map<String, Why> KNOWN = Map.ofEntries(
            Map.entry("access_denied", Why.DECLINED),
            Map.entry("login_required", Why.DECLINED),
            Map.entry("consent_required", Why.DECLINED),
            Map.entry("interaction_required", Why.DECLINED),
            Map.entry("account_selection_required", Why.DECLINED),
            Map.entry("authorization_request_not_found", Why.STALE),
            Map.entry("invalid_request", Why.STALE),
            Map.entry("invalid_grant", Why.STALE),
            Map.entry("invalid_state_parameter", Why.UNTRUSTED),
            Map.entry("invalid_nonce", Why.UNTRUSTED),
            Map.entry("invalid_id_token", Why.UNTRUSTED),
            Map.entry("temporarily_unavailable", Why.UNREACHABLE),
            Map.entry("server_error", Why.UNREACHABLE));

    private Reasons() {}

    static NotAdmitted of(AuthenticationException failure) {
        @Nullable NotAdmitted ours = within(failure, NotAdmitted.class);
        return ours == null ? judged(failure) : ours;
    }

    private static NotAdmitted judged(AuthenticationException failure) {
        if (within(failure, IOException.class) != null) {
            return new NotAdmitted(Why.UNREACHABLE, "it does not answer", failure);
        }
        if (failure instanceof OAuth2AuthenticationException judged) {
            String code = judged.getError().getErrorCode();
            return new NotAdmitted(KNOWN.getOrDefault(code, Why.MISFIT), safe(code), failure);
        }
        return new NotAdmitted(Why.MISFIT, failure.getClass().getSimpleName(), failure);
    }

    /** A code may come from whoever wrote the address that a browser asked for. */
    private static String safe(@Nullable String code) {
        return code != null && CODE.matcher(code).matches() ? code : "for a reason that is none of the protocol";
    }

    private static <T> @Nullable T within(Throwable failure, Class<T> kind) {
        for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return kind.cast(each);
            }
        }
        return null;
    }
}
