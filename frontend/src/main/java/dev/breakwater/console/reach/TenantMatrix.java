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
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who may call whom: a row for each caller, a column for each provider. What no contract opens is proven closed at every commit. */
final class TenantMatrix extends Div {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 12;

    private final transient Map<TenantId, TenantIntent> tenants = new TreeMap<>();
    private final transient List<ContractIntent> contracts;

    TenantMatrix(Known known) {
        known.tenants().forEach(tenant -> tenants.put(tenant.id(), tenant));
        contracts = known.agreements(Map.of("accepted", true));
        NavigableSet<TenantId> everybody = new TreeSet<>();
        contracts.forEach(contract -> everybody.addAll(contract.tenants()));
        tenants.keySet().stream().limit(MOST).forEach(everybody::add);
        if (everybody.isEmpty()) {
            add(new Empty(VaadinIcon.GROUP, t("reach.no-tenants"), t("reach.no-tenants-why")));
            return;
        }
        List<TenantId> shown = everybody.stream().limit(MOST).toList();
        add(new Paragraph(t("reach.matrix-why")), table(shown));
        if (everybody.size() > MOST || tenants.size() > MOST) {
            add(new Paragraph(t("reach.matrix-more", String.valueOf(shown.size()))));
        }
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
        Component[] agreed = contracts.stream()
                .filter(contract -> contract.consumer().equals(caller)
                        && contract.provider().equals(provider))
                .map(this::agreed)
                .toArray(Component[]::new);
        if (agreed.length > 0) {
            return agreed;
        }
        boolean unseen = !tenants.containsKey(caller) && !tenants.containsKey(provider);
        return new Component[] {
            unseen ? new Status(Tone.QUIET, t("reach.unseen")) : new Status(Tone.QUIET, t("reach.closed"))
        };
    }

    private Component itself(TenantId tenant) {
        TenantIntent own = tenants.get(tenant);
        if (own == null) {
            return new Status(Tone.QUIET, t("reach.unseen"));
        }
        Question all = Question.NONE.ofTenant(tenant.toString());
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
                null);
        var name = new Span(contract.id().toString());
        name.addClassNames("bw-mono", "bw-quiet");
        boolean shut = contract.tenants().stream()
                .map(tenants::get)
                .filter(Objects::nonNull)
                .anyMatch(tenant -> tenant.state() != State.APPROVED);
        return shut
                ? new Div(new Status(Tone.WARNING, t("reach.not-in-force")), name)
                : new Div(
                        new Status(Tone.GOOD, t("reach.open")), new Anchor(flow.address(), ports), new Span(" "), name);
    }

    private String end(TenantId tenant, Endpoints named) {
        return Known.end(tenants.get(tenant), tenant, named);
    }
}
