package dev.breakwater.console.writing;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.ValueContext;
import com.vaadin.flow.dom.DebouncePhase;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.vocabulary.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** The fields of a form and what each means: one that cannot be read says so itself, and how it is written. */
public final class Entries {
    private static final int SELDOM = 60_000;

    private final List<Entry> all = new ArrayList<>();
    private Runnable written = () -> {};

    private record Entry(HasValue<?, ?> value, HasValidation field, Supplier<String> how, Supplier<?> meaning) {

        boolean legible() {
            try {
                var _ = meaning.get();
                field.setInvalid(false);
                return true;
            } catch (Rejection wrong) {
                field.setErrorMessage(explained(wrong));
                field.setInvalid(true);
                return false;
            }
        }

        /** Of what is not there nothing is to be said but how it is written. */
        private String explained(Rejection wrong) {
            return value.isEmpty() || wrong.sentence().isEmpty() ? how.get() : Explanation.inOneLine(wrong, how.get());
        }
    }

    /** What a field means once it can be read; it is looked at when it is left, and {@code how} says what to write. */
    public <C extends Component & HasValidation & HasValue<?, ?>, T> Supplier<T> entry(
            C field, Supplier<String> how, Supplier<T> meaning) {
        var entry = new Entry(field, field, how, meaning);
        field.setManualValidation(true);
        field.addValueChangeListener(change -> {
            entry.legible();
            if (change.isFromClient()) {
                written.run();
            }
        });
        field.getElement().addEventListener("input", _ -> written.run()).debounce(SELDOM, DebouncePhase.LEADING);
        all.add(entry);
        return meaning;
    }

    /** What is done once somebody has written in a field, also before it is left. */
    public void whenWritten(Runnable next) {
        written = next;
    }

    public <T> Supplier<T> text(TextField field, String how, Function<String, T> meaning) {
        return entry(field, () -> how, () -> meaning.apply(field.getValue().strip()));
    }

    /** A whole number that has to be given; {@code most} may depend on another field. */
    public Supplier<Integer> number(IntegerField field, int least, IntSupplier most) {
        field.setRequiredIndicatorVisible(true);
        return entry(
                field,
                () -> within(least, most.getAsInt()),
                () -> given(field)
                        .filter(number -> number >= least && number <= most.getAsInt())
                        .orElseThrow(Entries::unsaid));
    }

    /** A whole number, or nothing at all. */
    public Supplier<Optional<Integer>> numberIfAny(IntegerField field, int least, int most) {
        return entry(field, () -> within(least, most), () -> {
            Optional<Integer> number = given(field);
            if (number.filter(value -> value < least || value > most).isPresent()) {
                throw unsaid();
            }
            return number;
        });
    }

    private static String within(int least, int most) {
        return t("entry.within", String.valueOf(least), String.valueOf(most));
    }

    /** What is no number at all leaves the field's value empty, which is not the same as nothing. */
    private static Optional<Integer> given(IntegerField field) {
        if (field.isEmpty()
                && field.getDefaultValidator()
                        .apply(null, new ValueContext(field))
                        .isError()) {
            throw unsaid();
        }
        return Optional.ofNullable(field.getValue());
    }

    /** How it is written says it all. */
    private static Rejection unsaid() {
        return Rejection.invalid("value-invalid", "");
    }

    /** Whether all can be read; whoever cannot says so, and the first of them is gone to. */
    public boolean legible() {
        List<Entry> wrong = all.stream().filter(entry -> !entry.legible()).toList();
        if (!wrong.isEmpty() && wrong.getFirst().field() instanceof Focusable<?> first) {
            first.focus();
        }
        return wrong.isEmpty();
    }
}
