package dev.breakwater.console.reach;

import com.vaadin.flow.router.QueryParameters;
import dev.breakwater.assessment.Inquiry;
import dev.breakwater.console.part.Paths;
import dev.breakwater.vocabulary.Port;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in the address of the view; each of it may be empty. */
record Asked(
        Tab tab,
        String from,
        String to,
        String port,
        String request,
        String tenant,
        @Nullable Long at) {

    /** The parts of the view. */
    enum Tab {
        FLOW,
        TENANTS,
        OPENINGS
    }

    static Asked of(QueryParameters query) {
        return new Asked(
                switch (said(query, "tab")) {
                    case "tenants" -> Tab.TENANTS;
                    case "openings" -> Tab.OPENINGS;
                    default -> Tab.FLOW;
                },
                said(query, "from"),
                said(query, "to"),
                said(query, "port"),
                said(query, "request"),
                said(query, "tenant"),
                said(query, "at").matches("[0-9]{1,15}") ? Long.valueOf(said(query, "at")) : null);
    }

    static Asked flow(String from, String to, String port, String request, @Nullable Long at) {
        return new Asked(Tab.FLOW, from, to, port, request, "", at);
    }

    Asked in(Tab other) {
        return new Asked(other, from, to, port, request, tenant, at);
    }

    Asked ofTenant(String other) {
        return new Asked(Tab.OPENINGS, from, to, port, request, other, at);
    }

    Asked reversed() {
        return new Asked(tab, to, from, port, request, tenant, at);
    }

    private static String said(QueryParameters query, String name) {
        return query.getSingleParameter(name).orElse("").strip();
    }

    boolean isWhole() {
        return !from.isEmpty() && !to.isEmpty() && !port.isEmpty();
    }

    Inquiry inquiry() {
        return new Inquiry(from, to, Port.parse(port.contains("/") ? port : port + "/TCP"), request, at);
    }

    QueryParameters query() {
        return QueryParameters.simple(parameters());
    }

    String address() {
        String query = parameters().entrySet().stream()
                .map(each -> each.getKey() + "=" + Paths.encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? "reach" : "reach?" + query;
    }

    private Map<String, String> parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (tab != Tab.FLOW) {
            parameters.put("tab", tab == Tab.TENANTS ? "tenants" : "openings");
        }
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "port", port);
        put(parameters, "request", request);
        put(parameters, "tenant", tenant);
        put(parameters, "at", at == null ? "" : at.toString());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, String value) {
        if (!value.isEmpty()) {
            parameters.put(name, value);
        }
    }
}
