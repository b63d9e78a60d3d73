package dev.breakwater.bench;

import dev.breakwater.change.Committed;
import dev.breakwater.tenant.TenantCommand;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What every screen of the console takes of the server's time with many tenants and changes in the store: from the first request
 * of somebody who follows a link to it until the last byte of what the browser then draws.
 */
final class ConsoleBench {
    private static final int TENANTS_PER_CHANGE = 100;
    private static final int POLICIES = 2;

    private final Bench.Stage stage;
    private final Sizes sizes;
    private final Path folder;

    ConsoleBench(Bench.Stage stage, Sizes sizes, Path folder) {
        this.stage = stage;
        this.sizes = sizes;
        this.folder = folder;
    }

    /** An address and a word that only the screen itself says. */
    private record Screen(String address, String word) {}

    private record Measured(Screen screen, Timings timings) {}

    void run() throws Exception {
        try (ConfigurableApplicationContext context =
                        stage.open(folder, List.of("--breakwater.rollout.enabled=false"));
                var browsing = new Browsing(port(context))) {
            ChangeId change = write(context);
            browsing.signIn("operator");
            List<Measured> all = new ArrayList<>();
            for (Screen each : screens(change)) {
                all.add(measure(browsing, each));
            }
            Measured worst = all.stream()
                    .max(Comparator.comparingDouble(each -> each.timings.p95()))
                    .orElseThrow();
            new Figures("console")
                    .add("screens", all.size())
                    .add(
                            "p95_ms",
                            new Timings(all.stream().map(Measured::timings).toList()).p95())
                    .add("worst_ms", worst.timings.p95())
                    .add("worst_screen", "/" + worst.screen.address)
                    .print();
        }
    }

    private static int port(ConfigurableApplicationContext context) {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    /** Answers the last of the changes. */
    private ChangeId write(ConfigurableApplicationContext context) {
        var population = new Population(context);
        int tenants = sizes.get("tenants");
        int changes = sizes.get("changes");
        if (tenants <= TENANTS_PER_CHANGE) {
            throw new IllegalArgumentException("tenants=" + tenants
                    + " is too few: two changes of them are compared, of " + TENANTS_PER_CHANGE + " each");
        }
        long start = System.nanoTime();
        for (int i = 0; i < tenants; i += TENANTS_PER_CHANGE) {
            population.commit("bench-%05d".formatted(i), Math.min(TENANTS_PER_CHANGE, tenants - i), POLICIES);
            population.settle();
        }
        Figures.say(String.format(Locale.ROOT, "%d tenants in %.0f s", tenants, since(start)));
        start = System.nanoTime();
        TenantId tenant = Population.tenant("bench-00000", 0);
        Committed described = population.submit(new TenantCommand.DescribeTenant(tenant, "Described once more"));
        new History(context).tell(described.change(), tenant, described.revision(), changes);
        population.settle();
        Figures.say(String.format(Locale.ROOT, "%d changes in %.0f s", changes, since(start)));
        return population
                .submit(Population.define(Population.tenant("bench-00000", 7), POLICIES))
                .change();
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<Screen> screens(ChangeId change) {
        String tenant = Population.tenant("bench-00000", 7).value();
        return List.of(
                new Screen("", "bw-card"),
                new Screen("tenants", "bench-00000-0000"),
                new Screen("onboard", "vaadin-radio-group"),
                new Screen("policies/" + tenant + "/policy-1", "8001"),
                new Screen("tenants?q=0049", "bench-00000-0049"),
                new Screen("tenants/" + tenant, tenant),
                new Screen("tenants/" + tenant + "?tab=policies", "policy-0"),
                new Screen("tenants/" + tenant + "?tab=history", Population.REASON),
                new Screen("tenants/" + tenant + "?at=20", tenant),
                new Screen("changes", Population.REASON),
                new Screen("changes?state=committed", Population.REASON),
                new Screen("changes/" + change.value(), Population.REASON),
                new Screen("changes/" + change.value() + "?tab=objects", "policy-2"),
                new Screen("changes/" + change.value() + "?tab=flows", Population.REASON),
                new Screen("changes/" + change.value() + "?tab=plan", Population.REASON),
                new Screen("history", Population.REASON),
                new Screen("history?tenant=" + tenant, Population.REASON),
                new Screen("history?q=BW-77", Population.REASON),
                new Screen("compare?left=1&right=2", "bench-00100"),
                new Screen("compare?left=1", "500+"),
                new Screen("contracts", "bw-"),
                new Screen("peerings", "bw-"),
                new Screen("peerings?tab=advertisements", "bw-"),
                new Screen("reach?from=" + tenant + "/app=web-1&to=" + tenant + "/app=store-1&port=8001", "policy-1"),
                new Screen("reach?tab=tenants", "bench-"),
                new Screen("reach?tab=picture", "bench-"),
                new Screen("reach?tab=picture&tenant=" + tenant, tenant),
                new Screen("reach?tab=openings&tenant=" + tenant, tenant),
                new Screen("tour", "breakwater demo"),
                new Screen("audit", Population.REASON),
                new Screen("audit?tenant=" + tenant, Population.REASON),
                new Screen("audit?text=bench-00000-0077", Population.REASON));
    }

    private Measured measure(Browsing browsing, Screen screen) throws Exception {
        int rounds = sizes.get("rounds");
        for (int i = 0; i < rounds; i++) {
            String shown = browsing.open(screen.address);
            if (!shown.contains(screen.word)) {
                throw new IllegalStateException("/" + screen.address + " does not say '" + screen.word + "': " + shown);
            }
        }
        var timings = new Timings(rounds);
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            browsing.open(screen.address);
            timings.add(i, System.nanoTime() - start);
        }
        Figures.say(String.format(Locale.ROOT, "%-60s %s", "/" + screen.address, timings));
        return new Measured(screen, timings);
    }
}
