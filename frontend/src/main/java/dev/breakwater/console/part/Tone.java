package dev.breakwater.console.part;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;

/** How something stands, as colours and icons have it; a word always stands beside them. */
public enum Tone {
    GOOD(VaadinIcon.CHECK_CIRCLE),
    BUSY(VaadinIcon.HOURGLASS),
    WARNING(VaadinIcon.WARNING),
    BAD(VaadinIcon.CLOSE_CIRCLE),
    QUIET(VaadinIcon.CIRCLE_THIN);

    private final VaadinIcon icon;

    Tone(VaadinIcon icon) {
        this.icon = icon;
    }

    VaadinIcon icon() {
        return icon;
    }

    String className() {
        return "bw-" + name().toLowerCase(Locale.ROOT);
    }
}
