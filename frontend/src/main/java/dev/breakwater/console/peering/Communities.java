package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.vocabulary.Community;
import java.util.Collection;

/** What routes carry to a router, in the notation of RFC 1997 and RFC 8092; or that they carry nothing. */
final class Communities extends Span {
    private static final long serialVersionUID = 1L;

    Communities(Collection<Community> some) {
        if (some.isEmpty()) {
            addClassName("bw-quiet");
            setText(t("advertisement.no-communities"));
        } else {
            add(new Code(Terms.listed(some)));
        }
    }
}
