package dev.breakwater.cilium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.cilium.ClusterwidePolicy.Effect;
import dev.breakwater.cilium.ClusterwidePolicy.Item;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Port;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ClusterwidePolicyTest {
    private static final Selector WEB = Selector.labels(Map.of("k8s:app", "web"));
    private static final Item TO_WEB = new Item(new PeerSet.Endpoints(WEB), new PortSet.Every());
    private static final Item TO_NAME = new Item(new PeerSet.Fqdn("*.example.com"), new PortSet.Every());
    private static final Item TO_WORLD =
            new Item(new PeerSet.Entity("world"), new PortSet.Plain(List.of(Port.tcp(443))));
    private static final Item DNS =
            new Item(new PeerSet.Endpoints(WEB), new PortSet.Dns(List.of(Port.tcp(53)), List.of("*")));

    @Test
    void bringsDefaultDenyOnlyWhenItCloses() {
        assertThat(ClusterwidePolicy.closing("", WEB).spec().get("enableDefaultDeny"))
                .isEqualTo(Node.of(Map.of("ingress", true, "egress", true)));
        for (Effect effect : List.of(Effect.ALLOWS, Effect.DENIES)) {
            var policy = new ClusterwidePolicy("", WEB, effect, List.of(TO_WEB), List.of());
            assertThat(policy.spec().get("enableDefaultDeny"))
                    .isEqualTo(Node.of(Map.of("ingress", false, "egress", false)));
        }
    }

    @Test
    void doesNotDependOnTheOrderOrRepetitionOfItems() {
        var one = new ClusterwidePolicy("", WEB, Effect.ALLOWS, List.of(), List.of(TO_WEB, TO_NAME, TO_WORLD));
        var other =
                new ClusterwidePolicy("", WEB, Effect.ALLOWS, List.of(), List.of(TO_WORLD, TO_WEB, TO_NAME, TO_WEB));
        assertThat(other.spec()).isEqualTo(one.spec());
    }

    @Test
    void cannotSayWhatCiliumWouldMisread() {
        cannot(() -> new ClusterwidePolicy("", WEB, Effect.ALLOWS, List.of(), List.of()));
        cannot(() -> new ClusterwidePolicy("", WEB, Effect.CLOSES, List.of(TO_WEB), List.of()));
        cannot(() -> new ClusterwidePolicy("", WEB, Effect.DENIES, List.of(), List.of(TO_NAME)));
        cannot(() -> new ClusterwidePolicy("", WEB, Effect.DENIES, List.of(), List.of(TO_WORLD)));
        cannot(() -> new ClusterwidePolicy("", WEB, Effect.DENIES, List.of(), List.of(DNS)));
        cannot(() -> new ClusterwidePolicy("", WEB, Effect.ALLOWS, List.of(DNS), List.of()));
        cannot(() -> new ClusterwidePolicy("", WEB, Effect.ALLOWS, List.of(TO_NAME), List.of()));
        cannot(() -> new PortSet.Plain(List.of()));
        cannot(() -> new PortSet.Plain(Collections.nCopies(41, Port.tcp(1))));
        cannot(() -> new PeerSet.BlocksExcept(List.of()));
        cannot(() -> new PeerSet.BlocksExcept(List.of(new PeerSet.Except(Cidr.parse("::/0"), List.of()))));
    }

    @Test
    void selectsNobodyByAccident() {
        cannot(() -> new Selector(new TreeMap<>(), List.of()));
        cannot(() -> Selector.in("key", List.of()));
        cannot(() -> Selector.expressions(Selector.notIn("key", List.of("a"))));
        assertThat(Selector.expressions(Selector.exists("key"), Selector.notIn("key", List.of("a")))
                        .node())
                .isNotNull();
    }

    private static void cannot(ThrowingCallable construction) {
        assertThatThrownBy(construction).isInstanceOf(IllegalArgumentException.class);
    }
}
