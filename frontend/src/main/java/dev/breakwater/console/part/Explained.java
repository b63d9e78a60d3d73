package dev.breakwater.console.part;

import com.vaadin.flow.component.Component;
import dev.breakwater.vocabulary.Rejection;
import java.util.function.Supplier;

/** What is refused is explained where the answer would be, beside what was asked: it may be a slip of the pen. */
public final class Explained {
    private Explained() {}

    public static Component or(Supplier<Component> answer) {
        try {
            return answer.get();
        } catch (Rejection refusal) {
            return Toast.explained(Explanation.of(refusal));
        }
    }
}
