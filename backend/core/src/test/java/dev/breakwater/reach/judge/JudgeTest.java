package dev.breakwater.reach.judge;

import static dev.breakwater.reach.Passage.DENIED;
import static dev.breakwater.reach.Passage.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.reach.Passage;
import dev.breakwater.reach.Request;
import dev.breakwater.reach.judge.Judge.Finding;
import dev.breakwater.reach.judge.Judge.Kind;
import dev.breakwater.reach.rule.DomainPattern;
import dev.breakwater.reach.rule.LayerSeven.HttpRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is found about one flow, from what both its sides do in the states that are compared. */
class JudgeTest {
    private static final Finding REHANDLED = new Finding(Kind.REHANDLED, List.of());
    private static final Passage ANY_HTTP = paths("");
    private static final Passage NO_NAME = Requests.dns(List.of());

    private static Passage paths(String... paths) {
        return Requests.http(Arrays.stream(paths).map(JudgeTest::path).toList());
    }

    private static HttpRule path(String path) {
        return new HttpRule(null, path, null, Map.of());
    }

    private static Request asked(String path) {
        return new Request.Http(path(path));
    }

    private static Passage names(String... patterns) {
        return Requests.dns(Arrays.stream(patterns).map(JudgeTest::name).toList());
    }

    private static DomainPattern name(String text) {
        return new DomainPattern(text, text.contains("*"));
    }

    private static List<Passage> states(Passage... passages) {
        return List.of(passages);
    }

    private static List<Passage> open(int states) {
        return Stream.generate(() -> PLAIN).limit(states).toList();
    }

    private static Finding found(Kind kind, Request... requests) {
        return new Finding(kind, List.of(requests));
    }

    private static List<Finding> difference(Passage before, Passage after) {
        var ingress = Judge.difference(open(2), states(before, after));
        assertThat(Judge.difference(states(before, after), open(2)))
                .as("either side alike")
                .isEqualTo(ingress);
        return ingress;
    }

    private static List<Finding> cut(Passage before, Passage after, Passage surely) {
        var ingress = Judge.cut(open(3), states(before, after, surely));
        assertThat(Judge.cut(states(before, after, surely), open(3)))
                .as("either side alike")
                .isEqualTo(ingress);
        return ingress;
    }

    private static List<Finding> leaked(Passage before, Passage after, Passage possibly) {
        var ingress = Judge.leaked(open(3), states(before, after, possibly));
        assertThat(Judge.leaked(states(before, after, possibly), open(3)))
                .as("either side alike")
                .isEqualTo(ingress);
        return ingress;
    }

    @Test
    void aFlowNeedsItsSendersEgressAndItsReceiversIngress() {
        assertThat(Judge.passing(states(PLAIN), states(PLAIN))).containsExactly(found(Kind.CROSSED));
        assertThat(Judge.passing(states(DENIED), states(PLAIN))).isEmpty();
        assertThat(Judge.passing(states(PLAIN), states(DENIED))).isEmpty();
        assertThat(Judge.passing(states(PLAIN), states(paths("/a")))).containsExactly(found(Kind.CROSSED, asked("/a")));
    }

    @Test
    void aDifferenceIsWhatIsNewlyAllowedAndWhatIsNewlyDenied() {
        assertThat(difference(DENIED, DENIED)).isEmpty();
        assertThat(difference(PLAIN, PLAIN)).isEmpty();
        assertThat(difference(DENIED, PLAIN)).containsExactly(found(Kind.GAINED));
        assertThat(difference(PLAIN, DENIED)).containsExactly(found(Kind.LOST));
        assertThat(difference(DENIED, paths("/a"))).containsExactly(found(Kind.GAINED, asked("/a")));
        assertThat(difference(paths("/a"), DENIED)).containsExactly(found(Kind.LOST, asked("/a")));
    }

    @Test
    void aDifferenceBetweenProxiedStatesIsOneOfRequests() {
        assertThat(difference(paths("/a"), paths("/a"))).isEmpty();
        assertThat(difference(paths("/a"), paths("/a", "/b"))).containsExactly(found(Kind.GAINED, asked("/b")));
        assertThat(difference(paths("/a", "/b"), paths("/a"))).containsExactly(found(Kind.LOST, asked("/b")));
        assertThat(difference(paths("/a"), ANY_HTTP))
                .containsExactly(found(Kind.GAINED, new Request.Other(List.of(asked("/a")))));
        assertThat(difference(ANY_HTTP, paths("/a")))
                .containsExactly(found(Kind.LOST, new Request.Other(List.of(asked("/a")))));
        assertThat(difference(NO_NAME, names("*"))).containsExactly(found(Kind.GAINED, Request.ANY));
    }

    @Test
    void aMoveBetweenThePlainPathAndAProxyIsHandedOver() {
        assertThat(difference(PLAIN, ANY_HTTP)).containsExactly(REHANDLED);
        assertThat(difference(PLAIN, paths("/a")))
                .containsExactly(found(Kind.LOST, new Request.Other(List.of(asked("/a")))), REHANDLED);
        assertThat(Judge.difference(states(PLAIN, ANY_HTTP), states(ANY_HTTP, PLAIN)))
                .containsExactly(REHANDLED);
    }

    @Test
    void whatBothStatesAllowAndWhatIsSureDoesNotIsCut() {
        assertThat(cut(PLAIN, PLAIN, DENIED)).containsExactly(found(Kind.CUT));
        assertThat(cut(PLAIN, PLAIN, PLAIN)).isEmpty();
        assertThat(cut(PLAIN, DENIED, DENIED)).isEmpty();
        assertThat(cut(DENIED, PLAIN, DENIED)).isEmpty();
    }

    @Test
    void aCutNamesTheRequestsThatAreNotSure() {
        assertThat(cut(paths("/a", "/b"), paths("/a", "/b"), paths("/a")))
                .containsExactly(found(Kind.CUT, asked("/b")));
        assertThat(cut(paths("/a", "/b"), paths("/b", "/c"), paths("/a", "/b", "/c")))
                .isEmpty();
        assertThat(cut(paths("/a"), paths("/b"), paths("/a", "/b"))).isEmpty();
        assertThat(cut(paths("/a"), paths("/b"), paths("/c")))
                .as("nothing in common")
                .isEmpty();
        assertThat(cut(paths("/a", "/b"), paths("/b"), DENIED)).containsExactly(found(Kind.CUT, asked("/b")));
        assertThat(cut(ANY_HTTP, ANY_HTTP, paths("/a"))).containsExactly(found(Kind.CUT));
        assertThat(cut(NO_NAME, NO_NAME, DENIED))
                .as("packets that the proxy refuses")
                .containsExactly(found(Kind.CUT));
    }

    @Test
    void aCutNamesRequestsThatTwoRulesMayBothMatch() {
        assertThat(cut(paths("/a"), paths("/.*"), paths("/b")))
                .containsExactly(found(Kind.CUT, new Request.Both(List.of(asked("/a"), asked("/.*")))));
        assertThat(cut(paths("/a"), paths("/.*"), paths("/a")))
                .as("one of the two is sure")
                .isEmpty();
    }

    @Test
    void whatIsInOtherHandsInBetweenIsHandedOver() {
        assertThat(cut(PLAIN, PLAIN, ANY_HTTP)).containsExactly(REHANDLED);
        assertThat(cut(PLAIN, ANY_HTTP, PLAIN)).containsExactly(REHANDLED);
        assertThat(cut(PLAIN, ANY_HTTP, DENIED)).containsExactly(found(Kind.CUT), REHANDLED);
        assertThat(cut(ANY_HTTP, ANY_HTTP, ANY_HTTP)).isEmpty();
    }

    @Test
    void whatBothStatesDenyAndWhatIsPossibleDoesNotIsLeaked() {
        assertThat(leaked(DENIED, DENIED, PLAIN)).containsExactly(found(Kind.LEAKED));
        assertThat(leaked(DENIED, DENIED, paths("/a"))).containsExactly(found(Kind.LEAKED, asked("/a")));
        assertThat(leaked(DENIED, DENIED, DENIED)).isEmpty();
        assertThat(leaked(PLAIN, DENIED, PLAIN)).isEmpty();
        assertThat(leaked(DENIED, PLAIN, PLAIN)).isEmpty();
        assertThat(leaked(PLAIN, PLAIN, DENIED)).isEmpty();
    }

    @Test
    void aLeakNamesTheRequestsThatNeitherStateLetsPass() {
        assertThat(leaked(paths("/a"), paths("/b"), paths("/a", "/b"))).isEmpty();
        assertThat(leaked(paths("/a"), paths("/b"), paths("/a", "/b", "/c")))
                .containsExactly(found(Kind.LEAKED, asked("/c")));
        assertThat(leaked(paths("/a"), DENIED, paths("/a", "/b"))).containsExactly(found(Kind.LEAKED, asked("/b")));
        assertThat(leaked(DENIED, paths("/b"), paths("/a", "/b"))).containsExactly(found(Kind.LEAKED, asked("/a")));
        assertThat(leaked(paths("/a"), paths("/b"), ANY_HTTP)).containsExactly(found(Kind.LEAKED));
        assertThat(leaked(DENIED, paths("/b"), paths("/b"))).isEmpty();
        assertThat(leaked(paths("/b"), DENIED, paths("/b"))).isEmpty();
    }

    @Test
    void aRequestThatOneSideOfAStateRefusesIsNotAllowedByIt() {
        var egress = states(paths("/a"), paths("/a"), paths("/a", "/b"));
        var ingress = states(paths("/a", "/b"), paths("/a", "/b"), paths("/a", "/b"));
        assertThat(Judge.leaked(egress, ingress)).containsExactly(found(Kind.LEAKED, asked("/b")));
        assertThat(Judge.leaked(ingress, egress)).containsExactly(found(Kind.LEAKED, asked("/b")));
    }

    @Test
    void twoHttpRulesMeetUnlessTheirLiteralsDiffer() {
        assertThat(meet(paths("/a"), paths("/a"))).isTrue();
        assertThat(meet(paths("/a"), paths("/b"))).isFalse();
        assertThat(meet(paths("/a"), paths("/.*"))).isTrue();
        assertThat(meet(paths("/.*"), paths("/b"))).isTrue();
        assertThat(meet(rule("GET", null, null), rule("POST", null, null))).isFalse();
        assertThat(meet(rule("GET", null, null), rule("GET", null, null))).isTrue();
        assertThat(meet(rule(null, "/a", "a.test"), rule(null, "/a", "b-test")))
                .as("a dot is any character")
                .isTrue();
        assertThat(meet(rule(null, null, "a"), rule(null, null, "b"))).isFalse();
        assertThat(meet(rule("GET", null, "b"), rule(null, "/a", "b"))).isTrue();
        assertThat(meet(rule("GET", "/a", ""), rule("", "/a", "b"))).isTrue();
        assertThat(meet(rule("", "/a", "b"), rule("GET", "/a", ""))).isTrue();
    }

    private static Passage rule(String method, String path, String host) {
        return Requests.http(List.of(new HttpRule(method, path, host, Map.of())));
    }

    @Test
    void twoNamesMeetUnlessOneIsNoneOfTheOthers() {
        assertThat(meet(names("a.test"), names("a.test"))).isTrue();
        assertThat(meet(names("a.test"), names("b.test"))).isFalse();
        assertThat(meet(names("*.test"), names("b.test"))).isTrue();
        assertThat(meet(names("b.test"), names("*.test"))).isTrue();
        assertThat(meet(names("*.test"), names("b.other"))).isFalse();
        assertThat(meet(names("b.other"), names("*.test"))).isFalse();
        assertThat(meet(names("*.test"), names("a.*"))).as("two patterns").isTrue();
        assertThat(meet(names("*"), names("b.test"))).isTrue();
        assertThat(meet(tls("a.test"), tls("a.test"))).isTrue();
        assertThat(meet(tls("a.test"), tls("b.test"))).isFalse();
        assertThat(meet(tls("a.test"), names("b.test"))).as("of two kinds").isTrue();
        assertThat(meet(names("a.test"), tls("b.test"))).as("of two kinds").isTrue();
        assertThat(meet(paths("/a"), names("b.test"))).as("of two kinds").isTrue();
        assertThat(meet(names("b.test"), paths("/a"))).as("of two kinds").isTrue();
    }

    private static Passage tls(String... names) {
        return Requests.tls(List.of(names));
    }

    /** Whether a request is left that both sides let pass. */
    private static boolean meet(Passage egress, Passage ingress) {
        return !Judge.passing(states(egress), states(ingress))
                .equals(List.of(found(Kind.CROSSED, new Request.Nothing())));
    }

    @Test
    void anEmptyHttpRuleAndTheStarAreAnyRequest() {
        assertThat(ANY_HTTP.allowsAll()).isTrue();
        assertThat(rule(null, null, null).allowsAll()).isTrue();
        assertThat(paths("/a", "").requests()).containsExactly(Request.ANY);
        assertThat(Requests.http(List.of(new HttpRule(null, null, null, Map.of("x-tenant", "a"))))
                        .allowsAll())
                .isFalse();
        assertThat(names("*").allowsAll()).isTrue();
        assertThat(names("*.test").allowsAll()).isFalse();
        assertThat(Requests.dns(List.of(new DomainPattern("*", false))).allowsAll())
                .isFalse();
    }
}
