package dev.breakwater.console.tenant;

import static dev.breakwater.console.words.Words.t;

import dev.breakwater.console.part.Asked;
import dev.breakwater.console.part.Tabs;
import dev.breakwater.intent.IntentSnapshot;

/** The parts of a tenant, each with an address, and how many things most of them hold. */
final class TenantParts {
    static final String OVERVIEW = "overview";

    private TenantParts() {}

    static String shown(Asked asked) {
        return asked.text("tab", OVERVIEW);
    }

    static Tabs of(Seen seen, Asked asked) {
        IntentSnapshot snapshot = seen.snapshot();
        var tabs = new Tabs(t("tenant.parts"));
        add(tabs, asked, OVERVIEW, t("tenant.overview"), -1);
        add(
                tabs,
                asked,
                "policies",
                t("tenant.policies"),
                snapshot.policiesOf(seen.id()).size());
        add(
                tabs,
                asked,
                "contracts",
                t("tenant.contracts"),
                snapshot.contractsOf(seen.id()).size());
        add(
                tabs,
                asked,
                "addresses",
                t("tenant.addresses"),
                snapshot.poolsOf(seen.id()).size());
        add(tabs, asked, "history", t("tenant.history"), -1);
        return tabs;
    }

    private static void add(Tabs tabs, Asked asked, String part, String name, int count) {
        String href = asked.with("tab", part.equals(OVERVIEW) ? "" : part).href();
        tabs.add(name, href, part.equals(shown(asked)), count);
    }
}
