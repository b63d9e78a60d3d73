package dev.breakwater.sandbox;

import java.time.Duration;
import java.util.Locale;

/**
 * Something that shall go wrong: for which requests, how, and how many times.
 *
 * @param verb get, list, watch, create, update, patch or delete; empty for any
 * @param plural the resource, as in {@code ciliumnetworkpolicies}; empty for any
 * @param name the object; empty for any
 */
public record Fault(String verb, String plural, String name, Effect effect, int times) {

    /** How a request fails. */
    public sealed interface Effect {
        /** 429 with Retry-After in whole seconds; nothing is written. */
        record Busy(long retryAfterSeconds) implements Effect {}

        /** 500; nothing is written. */
        record BrokenBefore() implements Effect {}

        /** 500, although everything is written. */
        record BrokenAfter() implements Effect {}

        /** The answer comes later. */
        record Delayed(Duration by) implements Effect {}

        /** The connection ends without an answer; nothing is written. */
        record Cut() implements Effect {}

        /** The connection ends without an answer, although everything is written. */
        record CutAfter() implements Effect {}

        /** 403. For {@code selfsubjectaccessreviews} the answer to the review is no. */
        record Forbidden() implements Effect {}
    }

    /** A fault of any request, once; narrow it with the methods below. */
    public static Fault of(Effect effect) {
        return new Fault("", "", "", effect, 1);
    }

    public Fault on(String otherVerb, String otherPlural) {
        return new Fault(otherVerb, otherPlural, name, effect, times);
    }

    public Fault named(String otherName) {
        return new Fault(verb, plural, otherName, effect, times);
    }

    public Fault times(int otherTimes) {
        return new Fault(verb, plural, name, effect, otherTimes);
    }

    public Fault always() {
        return times(Integer.MAX_VALUE);
    }

    boolean isFor(Call.Verb called, String calledPlural, String calledName) {
        return (verb.isEmpty()
                        || verb.toLowerCase(Locale.ROOT).equals(called.name().toLowerCase(Locale.ROOT)))
                && (plural.isEmpty() || plural.equals(calledPlural))
                && (name.isEmpty() || name.equals(calledName));
    }
}
