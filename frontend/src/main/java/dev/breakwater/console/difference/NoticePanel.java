package dev.breakwater.console.difference;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.breakwater.change.Assessment.Notice;
import dev.breakwater.change.Assessment.PlanAhead;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.console.words.Said;
import dev.breakwater.planning.Foreseen.Event;
import dev.breakwater.planning.Foreseen.Weight;
import java.util.List;
import java.util.Locale;

/** What routers and the holders of addresses will notice: sessions, routes, for how long, and whether traffic goes on. */
public final class NoticePanel extends Div {
    private static final long serialVersionUID = 1L;

    /** Nothing at all where no router is concerned. */
    public NoticePanel(List<PlanAhead> plans) {
        List<Notice> notices =
                plans.stream().flatMap(plan -> plan.foreseen().stream()).toList();
        if (!notices.isEmpty()) {
            add(new H2(t("notice.title")));
            notices.forEach(notice -> add(note(notice)));
        } else if (plans.stream().anyMatch(NoticePanel::reachesRouters)) {
            var calm = new Div(new Status(Tone.GOOD, t("notice.none")));
            calm.addClassNames("bw-note", "bw-good");
            add(new H2(t("notice.title")), calm);
        }
    }

    private static boolean reachesRouters(PlanAhead plan) {
        return plan.phases().stream()
                .flatMap(phase -> phase.steps().stream())
                .anyMatch(step -> step.ref().contains("/CiliumBGP"));
    }

    private static Div note(Notice notice) {
        Weight weight = of(Weight.class, notice.weight());
        Event event = of(Event.class, notice.event());
        Tone tone = tone(event, weight);
        var whom = new Paragraph();
        listed(whom, t("notice.with"), notice.peers());
        listed(whom, t("notice.on"), notice.nodes());
        listed(whom, t("notice.of"), notice.prefixes());
        var said = Said.into(new Paragraph(), notice.sentence());
        said.addClassName("bw-quiet");
        var note = new Div(
                new Div(new Status(tone, t("notice", event))),
                whom,
                new Paragraph(t("lasts", event) + " " + t("weight", weight)),
                said);
        note.addClassNames("bw-note", "bw-notice");
        if (tone != Tone.QUIET) {
            note.addClassName(tone == Tone.BAD ? "bw-bad" : "bw-warning");
        }
        return note;
    }

    private static void listed(Paragraph line, String word, List<String> things) {
        if (!things.isEmpty()) {
            line.add(new Span(word + " "), new Code(String.join(", ", things)), new Span(" "));
        }
    }

    private static <E extends Enum<E>> E of(Class<E> kind, String word) {
        return Enum.valueOf(kind, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What is asked to be taken away is missed by somebody. */
    private static Tone tone(Event event, Weight weight) {
        return switch (weight) {
            case INTERRUPTION -> Tone.BAD;
            case BRIDGED -> Tone.WARNING;
            case ASKED_FOR ->
                switch (event) {
                    case SESSION_CLOSED, ROUTES_WITHDRAWN, ADDRESSES_LOST, SESSION_RESET -> Tone.WARNING;
                    case SESSION_OPENED, ROUTES_ANNOUNCED, ROUTES_RESENT -> Tone.QUIET;
                };
        };
    }
}
