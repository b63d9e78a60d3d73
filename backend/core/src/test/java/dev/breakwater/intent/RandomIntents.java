package dev.breakwater.intent;

import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.vocabulary.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random intents in which everything can meet everything: few tenants with names that are easily confused, few labels,
 * few ports. Equal seeds, equal intents. Not every snapshot compiles: some are refused, as they should be.
 */
public final class RandomIntents {
    private static final List<String> TENANTS = List.of("a", "a-b", "a-b-c", "billing", "base", "closed");
    private static final List<String> NAMES =
            List.of("c", "b-c", "base", "guard", "closed", "contract-x", "mysql-allow");
    private static final List<String> PEERINGS = List.of("hkix", "pccw");
    private static final List<String> APPS = List.of("web", "db", "invoice");
    private static final List<String> PORTS = List.of("80/TCP", "8080/TCP", "8000-8100/TCP", "53/UDP", "9443/SCTP");

    private final RandomGenerator random;

    public RandomIntents(long seed) {
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    public IntentSnapshot snapshot() {
        IntentSnapshot snapshot = IntentSnapshot.EMPTY;
        for (int steps = 5 + random.nextInt(40); steps > 0; steps--) {
            snapshot = step(snapshot);
        }
        return snapshot;
    }

    /** The same with one subject's intent made, changed or taken away, possibly to what it was. */
    public IntentSnapshot step(IntentSnapshot snapshot) {
        Intent next = intent();
        return snapshot.with(next.subject(), chance(5) && snapshot.find(next.subject()) != null ? null : next);
    }

    /** What differs between two snapshots. */
    public static List<Subject> touched(IntentSnapshot before, IntentSnapshot after) {
        var subjects = new ArrayList<>(before.intents().keySet());
        subjects.addAll(after.intents().keySet());
        return subjects.stream()
                .distinct()
                .filter(subject -> !Objects.equals(before.find(subject), after.find(subject)))
                .toList();
    }

    public Intent intent() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> tenant();
            case 3, 4, 5 -> policy();
            case 6, 7 -> contract();
            case 8 -> chance(2) ? pool() : peering();
            default -> advertisement();
        };
    }

    private TenantIntent tenant() {
        String id = any(TENANTS);
        State state = chance(4) ? any(List.of(State.values())) : State.APPROVED;
        Isolation isolation = any(List.of(Isolation.values()));
        return chance(6)
                ? Intents.tenant(id, state, isolation)
                : chance(2)
                        ? Intents.tenant(id, state, isolation, id)
                        : Intents.tenant(id, state, isolation, id, id + "-data");
    }

    private PolicyIntent policy() {
        var rules = new ArrayList<Rule>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            rules.add(rule());
        }
        return Intents.policy(any(TENANTS) + "/" + any(NAMES), rules.toArray(Rule[]::new));
    }

    private Rule rule() {
        Direction direction = any(List.of(Direction.values()));
        Traffic traffic = chance(3) ? new Traffic.Everything() : Intents.ports(any(PORTS), any(PORTS));
        if (chance(4)) {
            return Intents.deny(direction, endpoints(), chance(2) ? inside() : contractPartner(), traffic);
        }
        return switch (random.nextInt(7)) {
            case 0, 1 -> Intents.allow(direction, endpoints(), inside(), traffic);
            case 2, 3 -> Intents.allow(direction, endpoints(), contractPartner(), traffic);
            case 4 -> Intents.allow(direction, endpoints(), Intents.block("203.0.113.0/24", "203.0.113.7/32"), traffic);
            case 5 -> Intents.allow(Direction.EGRESS, endpoints(), new Peer.FqdnPattern("*.example.com"), traffic);
            default -> Intents.allow(direction, endpoints(), inside(), Intents.http("GET", "/", "8080/TCP"));
        };
    }

    private Peer inside() {
        return new Peer.SameTenant(endpoints());
    }

    private Peer contractPartner() {
        return Intents.partner(any(TENANTS) + "/" + any(NAMES));
    }

    private Endpoints endpoints() {
        return chance(3) ? Endpoints.ALL : Intents.app(any(APPS));
    }

    private ContractIntent contract() {
        String provider = any(TENANTS);
        String consumer =
                any(TENANTS.stream().filter(id -> !id.equals(provider)).toList());
        return Intents.contract(provider + "/" + any(NAMES), consumer, !chance(3), any(PORTS));
    }

    private PoolIntent pool() {
        int number = random.nextInt(16);
        return Intents.pool(any(TENANTS) + "/" + any(NAMES), "203.0.113." + 16 * number + "/28");
    }

    private PeeringIntent peering() {
        String id = any(PEERINGS);
        return Intents.peering(
                id, Intents.instance("edge", 64512, "edge"), 64700, "10.0." + PEERINGS.indexOf(id) + ".1");
    }

    private AdvertisementIntent advertisement() {
        return Intents.advertisement(
                any(TENANTS) + "/" + any(NAMES), Map.of(any(PEERINGS), chance(2) ? "" : "64512:100 64512:1:2"));
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
