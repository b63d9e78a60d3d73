package dev.breakwater.api.wire;

import dev.breakwater.vocabulary.Rejection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller says of the thing that it replaces (RFC 9110, section 13). A thing's entity tag is the revision that last
 * touched it; who says which one it saw is refused when there is a later one, even if that comes at the same moment.
 */
public record Precondition(@Nullable Long seen, boolean exists, boolean absent) {
    static final String REQUIRED = "precondition-required";
    static final String FAILED = "precondition-failed";

    private static final Pattern TAG = Pattern.compile("\"(?:r)?(0|[1-9][0-9]{0,17})\"");

    static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
            throw Rejection.invalid("parameter-invalid", "If-None-Match can only be *, for what must not exist yet");
        }
        boolean any = ifMatch != null && ifMatch.strip().equals("*");
        Long seen = ifMatch == null || any ? null : revision(ifMatch.strip());
        return new Precondition(seen, ifMatch != null, ifNoneMatch != null);
    }

    private static long revision(String tag) {
        Matcher form = TAG.matcher(tag);
        if (!form.matches()) {
            throw Rejection.invalid("parameter-invalid", "If-Match must be the ETag of one answer, or *")
                    .remedy("Send it as it came, say If-Match: \"42\"");
        }
        return Long.parseLong(form.group(1));
    }

    /** Refuses a replacement that does not say what it replaces, or says it wrongly. */
    public void check(boolean there) {
        if (there && absent) {
            throw new Rejection(FAILED, "It exists already, and If-None-Match: * asks for something new");
        }
        if (!there && exists) {
            throw new Rejection(FAILED, "There is nothing here that If-Match could match");
        }
        if (there && !exists) {
            throw new Rejection(REQUIRED, "This exists already: say which state of it you replace")
                    .remedy("Send If-Match with the ETag of your last GET, or If-Match: * to replace any");
        }
    }

    /** What the caller saw, else what was compared, which is the newest there is: nobody has seen a later one. */
    public long base(long newest) {
        if (seen != null && seen > newest) {
            throw new Rejection(FAILED, "There is no revision " + seen + " yet that If-Match could mean")
                    .remedy("Send it with the ETag of your last GET");
        }
        return seen == null ? newest : seen;
    }

    /** The same refusal in this header's words, when it is the base that moved. */
    public Rejection inItsWords(Rejection refusal) {
        return seen != null && refusal.code().equals("base-moved")
                ? new Rejection(FAILED, refusal.sentence()).remedy("Read it again and decide anew")
                : refusal;
    }
}
