package dev.breakwater.console.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.intent.ContractIntent;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Rule.Action;
import dev.breakwater.intent.Rule.Direction;
import dev.breakwater.intent.TenantIntent;
import dev.breakwater.intent.TenantIntent.State;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArrowsTest {
    private static final Actor OPERATOR = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());
    private static final Actor OWNER = new Actor("owner", Set.of(Actor.Role.OWNER), Set.of(TenantId.parse("shop")));
    private static final Traffic WEB = new Traffic.Ports(List.of(Port.tcp(443)));
    private static final Peer WORLD = new Peer.Entity(Peer.Reserved.WORLD);
    private static final Peer SITE = new Peer.FqdnName("site.example.com");

    @Test
    void leadFromTheConsumerToTheProvider() {
        Arrow arrow = single(seen(null, List.of(tenant("shop", State.APPROVED), tenant("billing", State.APPROVED))));
        assertThat(arrow.from().key()).isEqualTo("shop");
        assertThat(arrow.to().key()).isEqualTo("billing");
        assertThat(arrow.inForce()).isTrue();
        assertThat(arrow.openings().getFirst().flow().address().split("[?&]"))
                .contains("from=shop%2F", "to=billing%2F", "port=9443%2FTCP");
    }

    @Test
    void areOutOfForceWhileEitherEndIsSuspended() {
        assertThat(single(seen(null, List.of(tenant("shop", State.APPROVED), tenant("billing", State.SUSPENDED))))
                        .inForce())
                .isFalse();
        Landscape own = seen(
                null,
                List.of(tenant("shop", State.SUSPENDED)),
                policy("shop/site", rule(Action.ALLOW, Direction.EGRESS, SITE)));
        assertThat(Arrows.of(own)).noneMatch(Arrow::inForce);
    }

    /** An owner is not told how a partner stands; whoever sees everybody is told nothing that was not read. */
    @Test
    void areInForceWithoutAPartnerOnlyWhereItIsNotSeen() {
        List<TenantIntent> shop = List.of(tenant("shop", State.APPROVED));
        assertThat(single(seen(OWNER, null, shop)).inForce()).isTrue();
        assertThat(single(seen(OPERATOR, null, shop)).inForce()).isFalse();
        assertThat(single(seen(OWNER, null, List.of())).inForce()).isFalse();
    }

    @Test
    void joinWhateverOpensTheSamePair() {
        Landscape seen = seen(
                null,
                List.of(tenant("shop", State.APPROVED)),
                policy("shop/one", rule(Action.ALLOW, Direction.EGRESS, SITE)),
                policy("shop/two", rule(Action.ALLOW, Direction.EGRESS, SITE)),
                policy("shop/in", rule(Action.ALLOW, Direction.INGRESS, WORLD)));
        assertThat(Arrows.of(seen))
                .filteredOn(arrow -> !arrow.isContract())
                .extracting(arrow -> arrow.openings().size())
                .containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void sayWhatDeniesSomeOfThem() {
        Landscape seen = seen(
                null,
                List.of(tenant("shop", State.APPROVED)),
                policy("shop/out", rule(Action.ALLOW, Direction.EGRESS, WORLD)),
                policy("shop/in", rule(Action.ALLOW, Direction.INGRESS, WORLD)),
                policy("shop/less", rule(Action.DENY, Direction.EGRESS, block("10.0.0.0/8"))),
                policy(
                        "shop/block",
                        rule(Action.ALLOW, Direction.EGRESS, new Peer.Block(Cidr.parse("192.0.2.0/24"), List.of()))));
        assertThat(Arrows.of(seen))
                .filteredOn(arrow -> !arrow.lessening().isEmpty())
                .singleElement()
                .satisfies(arrow -> assertThat(arrow.to()).isEqualTo(new Place.Outside(WORLD)))
                .satisfies(arrow -> assertThat(arrow.lessening()).hasToString("[policy:shop/less]"));
    }

    @Test
    void leadToTheNameServerFromTheOneThatIsLookedAt() {
        TenantIntent shop = tenant("shop", State.SUSPENDED);
        assertThat(Arrows.of(seen(shop.id(), List.of(shop))))
                .filteredOn(arrow -> arrow.to() instanceof Place.NameServer)
                .singleElement()
                .matches(Arrow::inForce);
        assertThat(Arrows.of(seen(null, List.of(shop)))).noneMatch(arrow -> arrow.to() instanceof Place.NameServer);
    }

    @Test
    void areDrawnOfThoseWhoHaveMost() {
        Landscape crowd = seen(
                null,
                IntStream.range(0, 60)
                        .mapToObj(i -> tenant("t" + (100 + i), State.APPROVED))
                        .toList(),
                IntStream.range(40, 60)
                        .mapToObj(i -> policy("t" + (100 + i) + "/site", rule(Action.ALLOW, Direction.EGRESS, SITE)))
                        .toArray(PolicyIntent[]::new));
        Picture picture = Picture.of(crowd);
        assertThat(picture.tenants()).hasSize(12).contains(new Place.OfTenant(TenantId.parse("t149")));
        assertThat(picture.moreTenants()).isEqualTo(62 - 12);
        assertThat(picture.arrows()).hasSize(11);
        assertThat(picture.called()).containsExactly(new Place.Outside(SITE));
        assertThat(Picture.of(crowd)).isEqualTo(picture);
    }

    /** What LinesTest tries to draw. */
    @Test
    void areDrawnAroundOneUpToTheLimitOfEach() {
        Rule[] rules = IntStream.range(0, 30)
                .boxed()
                .flatMap(i ->
                        Stream.of(Direction.values()).map(way -> rule(Action.ALLOW, way, block("10." + i + ".0.0/16"))))
                .toArray(Rule[]::new);
        TenantIntent shop = tenant("shop", State.APPROVED);
        Picture picture = Picture.of(seen(shop.id(), List.of(shop), policy("shop/all", rules)));
        assertThat(picture.callers()).hasSize(24);
        assertThat(picture.called()).hasSize(24);
        assertThat(picture.morePlaces()).isEqualTo(6 + 7); // kube-dns is called too
    }

    @Test
    void beginAndEndAtNoTenantAsSuch() {
        Place shop = new Place.OfTenant(TenantId.parse("shop"));
        assertThatThrownBy(shop::end).isInstanceOf(IllegalStateException.class).hasMessageContaining("shop");
    }

    private static Arrow single(Landscape seen) {
        return Arrows.of(seen).getFirst();
    }

    /** Shop may call billing by a contract, whoever else there is. */
    private static Landscape seen(@Nullable TenantId focus, List<TenantIntent> tenants, PolicyIntent... policies) {
        return seen(OWNER, focus, tenants, policies);
    }

    private static Landscape seen(
            Actor reader, @Nullable TenantId focus, List<TenantIntent> tenants, PolicyIntent... policies) {
        var terms =
                new ContractIntent.Terms(TenantId.parse("shop"), Endpoints.ALL, Endpoints.ALL, List.of(Port.tcp(9443)));
        var byId = new TreeMap<TenantId, TenantIntent>();
        tenants.forEach(tenant -> byId.put(tenant.id(), tenant));
        return new Landscape(
                reader,
                byId,
                List.of(new ContractIntent(ContractId.parse("billing/invoice"), terms, true)),
                List.of(policies),
                focus,
                null,
                Set.of());
    }

    private static TenantIntent tenant(String id, State state) {
        return new TenantIntent(
                TenantId.parse(id),
                "Team " + id,
                state,
                TenantIntent.Isolation.STRICT,
                new TreeSet<>(Set.of(NamespaceName.parse(id))));
    }

    private static PolicyIntent policy(String id, Rule... rules) {
        return new PolicyIntent(
                PolicyId.parse(id),
                new PolicySpec("because of a test", null, Stream.of(rules).toList()));
    }

    private static Rule rule(Action action, Direction direction, Peer peer) {
        return new Rule(action, direction, Endpoints.ALL, peer, WEB);
    }

    private static Peer block(String cidr) {
        return new Peer.Block(Cidr.parse(cidr), List.of());
    }
}
