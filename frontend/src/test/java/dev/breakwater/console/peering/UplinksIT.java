package dev.breakwater.console.peering;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import dev.breakwater.console.InConsole;
import dev.breakwater.console.change.Acting;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.rollout.BgpSession;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.PeeringId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How much is read of routers and advertisements, and when. */
class UplinksIT extends InConsole {
    private static final Actor OPERATOR = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());
    private static final Actor STRANGER = new Actor("stranger", Set.of(Actor.Role.OWNER), Set.of());
    private static final AdvertisementId FIRST = AdvertisementId.parse("tenant-a/edge");
    private static final AdvertisementId GAME = AdvertisementId.parse("tenant-b/edge");

    @Autowired
    private Acting acting;

    @Test
    void looksAtAdvertisementsOnceForAllRouters() {
        Uplinks uplinks = seenBy(OPERATOR);
        Map<PeeringIntent, Heard> all = uplinks.heard(uplinks.peerings());
        assertThat(all.keySet()).containsExactlyElementsOf(uplinks.peerings()).hasSizeGreaterThan(1);
        assertThat(all).allSatisfy((peering, heard) -> assertThat(heard).isEqualTo(uplinks.heard(peering)));
        assertThat(all.get(peering("pccw")).first()).hasSizeGreaterThan(1);
    }

    @Test
    void saysThatThereMayBeMoreThanWasLookedAt() {
        Uplinks uplinks = seenBy(OPERATOR);
        Map<PeeringIntent, Heard> some =
                Heard.of(uplinks.peerings(), 1, after -> uplinks.advertisements("", null, after, 1));
        assertThat(some.values())
                .allMatch(Heard::more)
                .allSatisfy(heard -> assertThat(heard.first())
                        .allSatisfy(each -> assertThat(each.id()).isEqualTo(FIRST)));
        assertThat(some.get(peering("pccw")).first()).hasSize(1);
    }

    @Test
    void readsAnAdvertisementAtRevisionsAndDrawsItForItsOwnSessions() {
        visit("operator", "peerings");
        var base = new AtomicLong(1);
        var one = new OneAdvertisement(acting, revisions, base::get, GAME.toString());
        one.show(seenBy(OPERATOR), sessions("pccw"));
        Component card = card(one);
        assertThat(words(one)).contains("1 of 1 sessions established");
        one.show(seenBy(STRANGER), sessions("hkix", "pccw"));
        assertThat(card(one)).as("a session of another router").isSameAs(card);
        one.show(seenBy(STRANGER), sessions("hkix"));
        assertThat(words(one)).as("nothing is read anew").contains(GAME.toString(), "No session reported");
        base.set(2);
        one.show(seenBy(STRANGER), sessions("hkix"));
        assertThat(words(one)).contains("There is no advertisement " + GAME);
    }

    private Uplinks seenBy(Actor actor) {
        return new Uplinks(revisions, actor);
    }

    private PeeringIntent peering(String id) {
        return seenBy(OPERATOR).peerings().stream()
                .filter(each -> each.id().equals(PeeringId.parse(id)))
                .findFirst()
                .orElseThrow();
    }

    private Sessions sessions(String... peerings) {
        return new Sessions(List.of(peerings).stream()
                .map(this::peering)
                .map(UplinksIT::session)
                .toList());
    }

    private static BgpSession session(PeeringIntent with) {
        return new BgpSession(
                "hk-w1",
                with.instance().name().toString(),
                with.id().toString(),
                with.addresses().first().toString(),
                64700,
                Sessions.ESTABLISHED,
                null,
                1,
                1);
    }

    private static Component card(OneAdvertisement one) {
        return one.getChildren().findFirst().orElseThrow();
    }

    private static String words(OneAdvertisement one) {
        return one.getElement().getTextRecursively();
    }
}
