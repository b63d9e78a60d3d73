package dev.breakwater.console.reach;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.breakwater.console.part.Empty;
import dev.breakwater.console.part.Status;
import dev.breakwater.console.part.Tone;
import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.vocabulary.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may call whom: a row for each caller, a column for each provider. What no contract opens is proven closed at every commit. */
final class TenantMatrix extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 12;

    private final transient Landscape seen;
    private final transient Question asked;

    TenantMatrix(Landscape seen, Question asked) {
        this.seen = seen;
        this.asked = asked;
        SortedSet<TenantId> everybody = new TreeSet<>(seen.tenants().keySet());
        seen.contracts().forEach(contract -> everybody.addAll(contract.tenants()));
        if (everybody.isEmpty()) {
            add(new Empty(VaadinIcon.GROUP, t("reach.no-tenants"), t("reach.no-tenants-why")));
            return;
        }
        List<TenantId> shown = first(everybody);
        add(new Paragraph(t("reach.matrix-why")), table(shown));
        if (everybody.size() > shown.size()) {
            add(new Paragraph(t("reach.matrix-more", String.valueOf(shown.size()))));
        }
    }

    /** The tenant that is looked at, then those with most contracts; in the order of their names. */
    private List<TenantId> first(SortedSet<TenantId> everybody) {
        Map<TenantId, Long> contracts = seen.contracts().stream()
                .flatMap(contract -> contract.tenants().stream())
                .collect(Collectors.groupingBy(tenant -> tenant, Collectors.counting()));
        return everybody.stream()
                .sorted(Comparator.comparing((TenantId tenant) -> !tenant.equals(seen.focus()))
                        .thenComparingLong(tenant -> -contracts.getOrDefault(tenant, 0L)))
                .limit(MOST)
                .sorted()
                .toList();
    }

    private Div table(List<TenantId> shown) {
        var head = new NativeTableRow(new NativeTableHeaderCell(t("reach.caller-provider")));
        shown.forEach(tenant -> head.add(new NativeTableHeaderCell(tenant.toString())));
        var table = new NativeTable();
        table.addClassName("bw-table");
        table.getHead().add(head);
        shown.forEach(caller -> {
            var name = new NativeTableHeaderCell(caller.toString());
            name.getElement().setAttribute("scope", "row");
            var row = new NativeTableRow(name);
            shown.forEach(provider -> row.add(new NativeTableCell(cell(caller, provider))));
            table.getBody().add(row);
        });
        var wide = new Div(table);
        wide.addClassName("bw-wide");
        wide.getElement().setAttribute("tabindex", "0");
        return wide;
    }

    private Component[] cell(TenantId caller, TenantId provider) {
        if (caller.equals(provider)) {
            return new Component[] {itself(caller)};
        }
        Component[] agreed = seen.contracts().stream()
                .filter(contract -> contract.consumer().equals(caller)
                        && contract.provider().equals(provider))
                .map(this::agreed)
                .toArray(Component[]::new);
        if (agreed.length > 0) {
            return agreed;
        }
        return new Component[] {new Status(Tone.QUIET, t(apart(caller, provider)))};
    }

    /** That there is no contract is said of those alone between whom one would have been read. */
    private String apart(TenantId caller, TenantId provider) {
        if (!seen.mayKnow(caller) && !seen.mayKnow(provider)) {
            return "reach.unseen";
        }
        return seen.knowsContractsOf(caller, provider) ? "reach.closed" : "reach.not-looked-at";
    }

    private Component itself(TenantId tenant) {
        TenantIntent own = seen.tenants().get(tenant);
        if (own == null) {
            return new Status(Tone.QUIET, t(seen.mayKnow(tenant) ? "reach.not-looked-at" : "reach.unseen"));
        }
        Question all = asked.ofTenant(tenant.toString());
        String words = own.isolation() == Isolation.SHARED ? t("reach.inside-open") : t("reach.inside-by-policy");
        return new Anchor(all.address(), words);
    }

    private Div agreed(ContractIntent contract) {
        String ports = contract.terms().ports().toString().replaceAll("[\\[\\]]", "");
        String port = contract.terms().ports().getFirst().first() + "/"
                + contract.terms().ports().getFirst().protocol();
        Question flow = Question.flow(
                end(contract.consumer(), contract.terms().callers()),
                end(contract.provider(), contract.terms().offered()),
                port,
                "",
                asked.at());
        var name = new Span(contract.id().toString());
        name.addClassNames("bw-mono", "bw-quiet");
        boolean shut = !contract.tenants().stream().allMatch(seen::isApproved);
        return shut
                ? new Div(new Status(Tone.WARNING, t("reach.not-in-force")), name)
                : new Div(
                        new Status(Tone.GOOD, t("reach.open")),
                        new Span(" "),
                        new Anchor(flow.address(), ports),
                        new Span(" "),
                        name);
    }

    private String end(TenantId tenant, Endpoints named) {
        return Known.end(seen.tenants().get(tenant), tenant, named);
    }
}
