package dev.breakwater.console.reach;

import com.vaadin.flow.component.Component;
import dev.breakwater.console.part.Explanation;
import dev.breakwater.console.part.Toast;
import dev.breakwater.vocabulary.Rejection;
import java.util.function.Supplier;

/** What is refused is explained where the answer would be, beside what was asked: it may be a slip of the pen. */
final class Explained {
    private Explained() {}

    static Component or(Supplier<Component> answer) {
        try {
            return answer.get();
        } catch (Rejection refusal) {
            return Toast.explained(Explanation.of(refusal));
        }
    }
}
