package dev.breakwater.console.peering;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.change.Assessment;
import dev.breakwater.change.Assessment.Notice;
import dev.breakwater.change.Assessment.PlanAhead;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.Room;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.console.door.SignedIn;
import dev.breakwater.console.live.LiveUpdates;
import dev.breakwater.console.words.Translations;
import dev.breakwater.eventstore.Positions;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.peering.PeeringCommand.ConnectPeer;
import dev.breakwater.peering.PeeringCommand.DisconnectPeer;
import dev.breakwater.peering.PeeringCommand.MovePeer;
import dev.breakwater.rollout.BgpSession;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.PeeringId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = PeeringsViewTest.Rooms.class)
@ViewPackages(classes = PeeringsView.class)
class PeeringsViewTest extends SpringBrowserlessTest {
    private static final PeeringIntent HKIX = new PeeringIntent(
            PeeringId.parse("hkix"),
            new PeeringIntent.Instance(new Name("edge"), Asn.parse("64512"), Labels.of("breakwater.dev/bgp", "edge")),
            Asn.parse("64701"),
            new TreeSet<>(Set.of(IpAddress.parse("10.0.1.1"))),
            PeerProfile.of(Set.of(PeerProfile.Family.IPV4)));
    private static final Instant UP = Instant.parse("2026-11-24T02:00:00Z");

    @Autowired
    private Visitor visitor;

    @Autowired
    private Asked asked;

    @BeforeEach
    void anOperatorComes() {
        visitor.actor = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());
        asked.previewed.clear();
    }

    @Test
    void showsSessionsProfileAndWhatIsAnnounced() {
        open();
        assertThat(words()).contains("hkix · AS64701", "Established", UP.toString(), "hk-w1", "10.0.1.1");
        assertThat(words()).contains("hold 90 s, keep-alive 30 s, retry 120 s", "breakwater.dev/bgp=edge");
        assertThat(words()).contains("tenant-a/edge", "64512:100").doesNotContain("hk-w9");
    }

    @Test
    void offersAnAuditorNothingToDo() {
        visitor.actor = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());
        open();
        assertThat(words()).contains("hkix");
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Change", "Connect a peer");
    }

    @Test
    void showsWhatAMoveResetsBeforeItIsMade() {
        open();
        click("Change");
        TextField addresses =
                find(TextField.class).withCaption("Addresses of the peer").single();
        assertThat(addresses.getValue()).isEqualTo("10.0.1.1");
        test(addresses).setValue("10.0.1.9");
        click("See what comes of it");
        assertThat(asked.previewed.getLast().operations())
                .containsExactly(new MovePeer(
                        HKIX.id(),
                        HKIX.instance(),
                        HKIX.peerAsn(),
                        new TreeSet<>(Set.of(IpAddress.parse("10.0.1.9")))));
        assertThat(find(ActDialog.class).single().getElement().getTextRecursively())
                .contains("The session with hkix is reset");
    }

    @Test
    void connectsWhatTheFormSays() {
        open();
        click("Connect a peer");
        fill("Name", "pccw");
        fill("ASN of the peer", "64702");
        fill("Addresses of the peer", "10.0.2.1, fd00:0:2::1");
        fill("BGP instance", "edge");
        fill("Our ASN", "64512");
        fill("Labels of nodes that peer", "breakwater.dev/bgp=edge");
        test(find(IntegerField.class).withCaption("Hold time (s)").single()).setValue(120);
        click("See what comes of it");
        var connect = (ConnectPeer) asked.previewed.getLast().operations().getFirst();
        assertThat(connect.addresses()).hasSize(2);
        assertThat(connect.profile().timers().holdSeconds()).isEqualTo(120);
        assertThat(connect.instance()).isEqualTo(HKIX.instance());
    }

    @Test
    void disconnectsOnlyAfterAsking() {
        open();
        click("Disconnect");
        assertThat(asked.previewed.getLast().operations()).containsExactly(new DisconnectPeer(HKIX.id()));
        assertThat(find(ActDialog.class).single().isOpened()).isTrue();
    }

    private void fill(String caption, String value) {
        test(find(TextField.class).withCaption(caption).single()).setValue(value);
    }

    private void click(String words) {
        test(find(Button.class).withText(words).single()).click();
    }

    private static void open() {
        UI.getCurrent().navigate("peerings");
    }

    private String words() {
        return find(PeeringsView.class).single().getElement().getTextRecursively();
    }

    static final class Visitor implements SignedIn {
        private Actor actor = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());

        @Override
        public Actor actor() {
            return actor;
        }

        @Override
        public void leave() {}
    }

    /** All that the view has asked for. */
    static final class Asked {
        private final List<Proposal> previewed = new ArrayList<>();
    }

    /** What the view asks, as the rooms would answer. */
    @Configuration
    @Import({Translations.class, LiveUpdates.class, Acting.class, Positions.class})
    static class Rooms {
        @Bean
        Visitor visitor() {
            return new Visitor();
        }

        /** In which everything has been read already. */
        @Bean
        JdbcTemplate database() {
            return Mockito.mock(JdbcTemplate.class);
        }

        @Bean
        Asked asked() {
            return new Asked();
        }

        @Bean
        ClusterHealth health() {
            var up = new BgpSession("hk-w1", "edge", "hkix", "10.0.1.1", 64701, "established", UP, 12, 3);
            var other = new BgpSession("hk-w9", "edge", "pccw", "10.0.2.1", 64702, "idle", null, 0, 0);
            var report = new ClusterHealth.Report(
                    ClusterName.parse("hk-tw1"), true, List.of(), UP, 12, 12, 12, Map.of(), List.of(up, other), null);
            return Room.answering(ClusterHealth.class, (_, _) -> report);
        }

        @Bean
        Revisions revisions() {
            var advertised = new AdvertisementIntent(
                    AdvertisementId.parse("tenant-a/edge"),
                    new TreeMap<>(Map.of(HKIX.id(), new TreeSet<>(Set.of(Community.parse("64512:100"))))));
            return Room.answering(Revisions.class, (method, arguments) -> switch (method) {
                case "newest" -> 12L;
                case "intents" ->
                    switch (((IntentFilter) arguments[1]).kind()) {
                        case PEERING -> new Page<>(List.of(HKIX), null);
                        case ADVERTISEMENT -> new Page<>(List.of(advertised), null);
                        default -> throw new UnsupportedOperationException();
                    };
                default -> throw new UnsupportedOperationException(method);
            });
        }

        @Bean
        ChangeGateway gateway(Asked asked) {
            return Room.answering(ChangeGateway.class, (method, arguments) -> {
                if (!method.equals("preview")) {
                    throw new UnsupportedOperationException(method);
                }
                asked.previewed.add((Proposal) arguments[1]);
                return preview();
            });
        }

        private static Preview preview() {
            var reset = new Notice(
                    "reset", "interrupts", List.of("hkix"), List.of(), List.of(), "The session with hkix is reset");
            var plan = new PlanAhead(
                    List.of("fabric"), "", "PROVEN", null, List.of(), List.of(), List.of(reset), "nothing is pruned");
            var assessment = new Assessment(
                    new Assessment.Flows(List.of(), List.of(), List.of(), 0),
                    new Assessment.Isolation(true, "apart", List.of()),
                    List.of(),
                    List.of(plan));
            return new Preview(12, List.of(), List.of("What is asked for"), assessment);
        }
    }
}
