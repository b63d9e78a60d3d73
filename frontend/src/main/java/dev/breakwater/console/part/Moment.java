package dev.breakwater.console.part;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JavaScript;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A point in time: how long ago, and on hover exactly when, in the browser's own zone and language. */
@Tag("bw-time")
@JavaScript("context://lib/bw-time.js")
public final class Moment extends Component {
    private static final long serialVersionUID = 1L;

    public Moment(Instant at) {
        String exact = at.truncatedTo(ChronoUnit.MILLIS).toString();
        getElement().setAttribute("datetime", exact);
        getElement().setText(exact); // until the browser says it better, and for whoever has no script
    }
}
