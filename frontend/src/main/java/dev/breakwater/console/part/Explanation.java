package dev.breakwater.console.part;

import static dev.breakwater.console.words.Words.known;
import static dev.breakwater.console.words.Words.t;

import dev.breakwater.console.words.Language;
import dev.breakwater.console.words.LanguageChoice;
import dev.breakwater.eventstore.StoreUnavailable;
import dev.breakwater.vocabulary.Rejection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure as people read it: what failed, why, what to do, and whether anything was changed.
 *
 * @param english whether why and remedy are a room's own words, which are English whatever the reader's language
 * @param id under which the log has it, where the log has more to say
 */
public record Explanation(
        String what,
        String why,
        @Nullable String remedy,
        boolean english,
        String changed,
        @Nullable String id) {
    private static final Logger LOG = LoggerFactory.getLogger(Explanation.class);

    public static Explanation of(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof Rejection refusal) {
                return refused(refusal);
            }
            if (each instanceof StoreUnavailable lost) {
                return storeless(lost);
            }
        }
        if (StoreUnavailable.isCauseOf(failure)) {
            return storeless(new StoreUnavailable(StoreUnavailable.Effect.NONE, failure));
        }
        return StoreUnavailable.isBusy(failure)
                ? logged(failure, "failure.busy", t("failure.unchanged"))
                : logged(failure, "failure.ours", t("failure.unknown"));
    }

    /** A refusal in one line, as at a field: in English the room's own words say it all, in others ours say what to do. */
    public static String inOneLine(Rejection refusal) {
        Explanation all = refused(refusal);
        if (LanguageChoice.current() != Language.ENGLISH) {
            return all.what + " · " + all.why;
        }
        return all.remedy == null ? all.why : all.why + " " + all.remedy;
    }

    /** A refusal at a field of which is known how it is written: that is said in the reader's language, in every one. */
    public static String inOneLine(Rejection refusal, String how) {
        Explanation all = refused(refusal);
        return LanguageChoice.current() == Language.ENGLISH
                ? all.why + " " + sentence(how)
                : all.what + " · " + how + " · " + all.why;
    }

    private static Explanation refused(Rejection refusal) {
        return new Explanation(
                known("refused." + refusal.code()).orElseGet(() -> t("refusal", refusal.kind())),
                sentence(refusal.sentence()),
                refusal.remedy() == null ? null : sentence(refusal.remedy()),
                true,
                t("failure.unchanged"),
                null);
    }

    private static Explanation storeless(StoreUnavailable lost) {
        return logged(
                lost,
                "failure.store",
                lost.effect() == StoreUnavailable.Effect.NONE ? t("failure.unchanged") : t("failure.unknown"));
    }

    private static Explanation logged(Throwable failure, String key, String changed) {
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("The console failed ({})", id, failure);
        return new Explanation(t(key), t(key + "-why"), t(key + "-remedy"), false, changed, id);
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}
