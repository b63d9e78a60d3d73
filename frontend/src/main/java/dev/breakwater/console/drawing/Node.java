package dev.breakwater.console.drawing;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.jspecify.annotations.Nullable;

/** A box of a drawing: what it is called, a word about it, and where it leads, if anywhere. */
public record Node(
        String id,
        Column column,
        String name,
        String about,
        VaadinIcon picture,
        Look look,
        @Nullable String href) {

    /** Arrows lead from the left to the middle, within the middle, and from the middle to the right. */
    public enum Column {
        LEFT,
        MIDDLE,
        RIGHT
    }

    /** How the box is drawn; what that means is said in a word as well. */
    public enum Look {
        PLAIN("bw-box"),
        ROUND("bw-box-round"),
        DASHED("bw-box-dashed"),
        CHOSEN("bw-box-chosen");

        private final String className;

        Look(String className) {
            this.className = className;
        }

        String className() {
            return className;
        }
    }
}
