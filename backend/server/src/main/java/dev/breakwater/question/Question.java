package dev.breakwater.question;

import dev.breakwater.vocabulary.Rejection;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/** The verbs that answer from files alone; each ends with an exit code that scripts can tell apart. */
public final class Question {
    /** Reach: the flow passes. Diff: nothing differs. */
    static final int YES = 0;

    /** Reach: the flow is dropped, or its request refused. Diff: something differs. */
    static final int NO = 1;

    static final int USAGE = 2;

    /** The files cannot be read, or do not decide: an object is refused, rules conflict, or something is not modelled. */
    static final int UNANSWERED = 3;

    private Question() {}

    /** Answers on {@code out}; answers with the exit code. */
    public static int run(String verb, List<String> arguments, InputStream in, PrintStream out, PrintStream err) {
        try {
            return switch (verb) {
                case "reach" -> Asking.run(Asked.parse(arguments), in, out);
                case "diff" -> Differing.run(arguments, out);
                default -> throw Rejection.invalid("option-unknown", "there is no verb '" + verb + "'");
            };
        } catch (Rejection refused) {
            String remedy = refused.remedy();
            err.println(verb + ": " + refused.sentence() + (remedy == null ? "." : ". " + remedy + "."));
            return isUsage(refused) ? USAGE : UNANSWERED;
        } catch (Exception | Error failure) {
            // Whatever escapes would end with 1, which is an answer.
            err.println(verb + ": " + sentence(failure) + ".");
            return UNANSWERED;
        }
    }

    /** One sentence, fit to be shown, without its full stop. */
    static String sentence(Throwable failure) {
        return switch (failure) {
            case Rejection refused -> refused.sentence();
            case StackOverflowError _ -> "what was asked is nested too deep to be answered";
            case OutOfMemoryError _ -> "what was asked needs more memory than there is; BREAKWATER_HEAP gives more";
            default ->
                "this cannot be answered, through a fault of ours: "
                        + failure.toString().lines().findFirst().orElse("");
        };
    }

    private static boolean isUsage(Rejection refused) {
        return refused.code().startsWith("option-");
    }
}
