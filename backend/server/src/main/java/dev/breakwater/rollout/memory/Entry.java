package dev.breakwater.rollout.memory;

import dev.breakwater.cilium.ObjectRef;
import dev.breakwater.desiredstate.DesiredObject;
import dev.breakwater.rollout.Condition;
import dev.breakwater.rollout.ObjectStatus.Standing;
import dev.breakwater.rollout.Observed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One object in the inventory: what is wanted, what was applied ({@code digest} and the hash over our fields as the server answered
 * it), whose object it is (uid; {@code created}: nobody else wrote its content) and how that went.
 */
public record Entry(
        ObjectRef ref,
        String unit,
        @Nullable String desiredDigest,
        long generation,
        Result result,
        @Nullable Instant attemptedAt,
        @Nullable Applied applied,
        @Nullable String observedDigest,
        List<Condition> conditions,
        @Nullable Long takenBack) {

    /** How it stands, since when, and why. */
    public record Result(
            Standing standing,
            @Nullable String reason,
            @Nullable String manager,
            List<String> fields,
            Instant since) {

        public static Result of(Standing standing, @Nullable String reason, Instant now) {
            return new Result(standing, reason, null, List.of(), now);
        }

        /** What we wanted was taken; others may have added to it, which no apply of ours takes away. */
        public static Result standing(Observed observed, Instant now) {
            Observed.Foreign foreign = observed.foreign();
            return foreign == null
                    ? of(Standing.APPLIED, null, now)
                    : new Result(
                            Standing.DRIFTED,
                            "Someone else added fields to it, and they are in force: Breakwater never takes away what another"
                                    + " field manager holds",
                            foreign.manager(),
                            foreign.fields(),
                            now);
        }

        /** The same again does not start anew. */
        public Result after(Result before) {
            boolean same = standing == before.standing
                    && Objects.equals(reason, before.reason)
                    && Objects.equals(manager, before.manager)
                    && fields.equals(before.fields);
            return same ? before : this;
        }
    }

    /** What the server answered when it last took the object from us. */
    public record Applied(String digest, String owned, String uid, String resourceVersion, boolean created) {}

    public static Entry wanted(DesiredObject desired, Instant now) {
        return new Entry(
                desired.ref(),
                desired.unit(),
                desired.digest(),
                desired.generation(),
                Result.of(Standing.PENDING, null, now),
                null,
                null,
                null,
                List.of(),
                null);
    }

    /** An object that a plan puts and takes away again: nothing wants it, and no revision knows it. */
    public static Entry temporary(ObjectRef ref, String unit, Instant now) {
        return new Entry(ref, unit, null, 0, Result.of(Standing.PENDING, null, now), null, null, null, List.of(), null);
    }

    public boolean isTemporary() {
        return desiredDigest == null && generation == 0;
    }

    /** The same object with another content wanted of it, or, with null, to be gone. */
    public Entry wanting(@Nullable DesiredObject desired, Instant now) {
        return new Entry(
                ref,
                desired == null ? unit : desired.unit(),
                desired == null ? null : desired.digest(),
                desired == null ? generation : desired.generation(),
                Result.of(Standing.PENDING, null, now),
                attemptedAt,
                applied,
                observedDigest,
                conditions,
                null);
    }

    public Entry with(Result next) {
        return new Entry(
                ref,
                unit,
                desiredDigest,
                generation,
                next.after(result),
                attemptedAt,
                applied,
                observedDigest,
                conditions,
                takenBack);
    }

    public Entry attempted(Instant at) {
        return new Entry(
                ref, unit, desiredDigest, generation, result, at, applied, observedDigest, conditions, takenBack);
    }

    /** The server took it, and it stands as answered. */
    public Entry taken(Observed observed, Instant now) {
        String digest = observed.digest() == null ? "" : observed.digest();
        Applied before = applied;
        boolean ours = (before != null && before.uid().equals(observed.uid())) ? before.created() : observed.sole();
        return new Entry(
                ref,
                unit,
                desiredDigest,
                generation,
                // an intermediate form, or what is to go again, is not what is waited for
                digest.equals(desiredDigest) ? Result.standing(observed, now).after(result) : result,
                attemptedAt,
                new Applied(digest, observed.owned(), observed.uid(), observed.resourceVersion(), ours),
                digest,
                observed.conditions(),
                null);
    }

    /** What it looks like now; a digest of our own fields stands for what someone else made of them. */
    public Entry seen(@Nullable Observed observed) {
        return new Entry(
                ref,
                unit,
                desiredDigest,
                generation,
                result,
                attemptedAt,
                applied,
                observed == null ? null : digestOf(observed),
                observed == null ? List.of() : observed.conditions(),
                takenBack);
    }

    /** Cilium refused it at that revision and it is there no more; it stays known, so that it is not put again. */
    public Entry takenBack(long revision, Result why) {
        return new Entry(
                ref, unit, desiredDigest, generation, why.after(result), attemptedAt, null, null, List.of(), revision);
    }

    private @Nullable String digestOf(Observed observed) {
        return untouched(observed) ? observed.digest() : observed.owned();
    }

    /** Whether our fields are still as the server had them when it took them from us, in the same object. */
    public boolean untouched(Observed observed) {
        return applied != null
                && applied.uid().equals(observed.uid())
                && applied.owned().equals(observed.owned())
                && applied.digest().equals(observed.digest());
    }

    /**
     * Whether what stands there is the object that we put: known by its uid, or, if we died before we heard its uid, by carrying
     * the content that we were about to put and nobody else's.
     */
    public boolean isOf(Observed observed) {
        return applied != null ? applied.uid().equals(observed.uid()) : observed.sole() && observed.digest() != null;
    }

    /** Whether pruning it may delete it; what someone else made, or wrote content into, is only let go. */
    public boolean deletable() {
        return (applied == null || applied.created()) && !ref.kind().equals("Namespace");
    }
}
