package dev.breakwater.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;

/** Somebody is not let in by a provider; what it says is for the log and never repeats what a browser sent. */
public final class NotAdmitted extends AuthenticationException {
    private static final long serialVersionUID = 1L;

    /** What to tell whoever stands at the door. */
    public enum Why {
        /** The provider vouches for them, but none of their groups has a role here. */
        NO_ROLE,
        /** The provider vouches for them under a name that cannot be one here. */
        NAME,
        /** They, or the provider, called it off. */
        DECLINED,
        /** What came back belongs to no sign-in that began here. */
        STALE,
        /** What came back is not what the provider should have said. */
        UNTRUSTED,
        /** The provider does not answer. */
        UNREACHABLE,
        /** The provider and this configuration do not fit together. */
        MISFIT
    }

    private final Why why;
    private final @Nullable String name;
    private final List<String> groups;

    NotAdmitted(Why why, String sentence) {
        super(sentence);
        this.why = why;
        this.name = null;
        this.groups = List.of();
    }

    NotAdmitted(Why why, String sentence, Throwable cause) {
        this(why, sentence);
        initCause(cause);
    }

    private NotAdmitted(String name, List<String> groups) {
        super("none of the groups of " + name + " has a role here");
        this.why = Why.NO_ROLE;
        this.name = name;
        this.groups = List.copyOf(groups);
    }

    static NotAdmitted withoutRole(String name, List<String> toAskFor) {
        return new NotAdmitted(name, toAskFor);
    }

    public Why why() {
        return why;
    }

    /** Groups that would have a role, as far as everybody may know of them. */
    public List<String> groups() {
        return groups;
    }

    /** Whom the provider vouches for, if it got so far. */
    @Nullable
    String name() {
        return name;
    }
}
