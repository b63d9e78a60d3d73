package dev.breakwater.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.rollout.WatchedPolicies.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What judges a rollback finds what is wrong with orders that are known to be wrong. */
class TransitTest {
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final ManyPolicies POLICIES = new ManyPolicies("transit", 4);

    private final Map<String, Map<String, Object>> later = trees(1);
    private final Map<String, Map<String, Object>> earlier = trees(0);

    private static Map<String, Map<String, Object>> trees(int version) {
        var trees = new TreeMap<String, Map<String, Object>>();
        POLICIES.objects(version).stream()
                .filter(each -> each.ref().group().equals("cilium.io"))
                .forEach(
                        each -> trees.put(each.ref().name(), YAMLMapper.shared().readValue(each.yaml(), TREE)));
        return trees;
    }

    private List<Event> puts() {
        return events("ADDED", earlier, later);
    }

    private List<Event> prunes() {
        return events("DELETED", later, earlier);
    }

    private static List<Event> events(
            String type, Map<String, Map<String, Object>> from, Map<String, Map<String, Object>> without) {
        return from.entrySet().stream()
                .filter(each -> !without.containsKey(each.getKey()))
                .map(each -> new Event(type, each.getKey(), each.getValue()))
                .toList();
    }

    private Transit.Judged judge(List<Event> some, List<Event> more) {
        var events = new ArrayList<>(some);
        events.addAll(more);
        return Transit.judge(POLICIES.topology(), later, events);
    }

    @Test
    void findsWhatIsLostWhenPrunesComeFirst() {
        assertThat(judge(prunes(), puts()).wrong())
                .flatExtracting(Transit.Wrong::cut)
                .extracting(row -> row.example().toString())
                .contains(
                        "transit-00/a -> transit-00/b TCP 80",
                        "transit-00/b -> transit-01/a TCP 7000",
                        "transit-00/a -> 203.0.113.32 TCP 443",
                        "transit-00/a -> transit-00/c TCP 9080 GET /v1/.*");
    }

    @Test
    void findsWhatIsOpenedWhenPutsComeFirst() {
        var wrong = judge(puts(), prunes()).wrong();
        assertThat(wrong).allSatisfy(each -> assertThat(each.cut()).isEmpty());
        assertThat(wrong)
                .flatExtracting(Transit.Wrong::leaked)
                .extracting(row -> row.example().toString())
                .contains("transit-00/a -> transit-00/c TCP 90");
    }

    @Test
    void findsTheFirstWrongStateThatLookingAtEveryFlowFinds() {
        var all = new ArrayList<>(puts());
        all.addAll(prunes());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(all, new Random(seed));
            var judged = judge(all, List.of());
            int first = IntStream.range(0, all.size())
                    .filter(i -> isWrong(judged, i))
                    .findFirst()
                    .orElseThrow();
            assertThat(judged.wrong().getFirst().event()).as("seed %d", seed).isEqualTo(first + 1);
        }
    }

    private static boolean isWrong(Transit.Judged way, int state) {
        var now = way.first().space().reachability(way.states().get(state).clauses());
        return !way.first().cut(way.last(), now).isEmpty()
                || !way.first().leaked(way.last(), now).isEmpty();
    }
}
