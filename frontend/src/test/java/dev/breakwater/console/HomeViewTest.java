package dev.breakwater.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.breakwater.change.IntentFilter;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Source;
import dev.breakwater.intent.Intent;
import dev.breakwater.intent.IntentSnapshot;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = HomeViewTest.Rooms.class)
@ViewPackages(classes = HomeView.class)
class HomeViewTest extends SpringBrowserlessTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final TenantId TENANT_A = TenantId.parse("tenant-a");
    private static final Actor OPERATOR = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());
    private static final Actor OWNER = new Actor("tenant-a", Set.of(Actor.Role.OWNER), Set.of(TENANT_A));
    private static final String PROBLEM = "The CRD ciliumbgpclusterconfigs.cilium.io is missing";

    @Autowired
    private Visitor visitor;

    @Autowired
    private Health health;

    @Test
    void showsWhereTheClusterStands() {
        show(OPERATOR, true);
        assertThat(find(H2.class).all()).extracting(H2::getText).contains("Cluster hk-tw1");
        assertThat(words()).anyMatch(text -> text.contains("Newest revision 7, applied 6."));
    }

    @Test
    void tellsTheOperatorWhatIsWrongWithTheCluster() {
        show(OPERATOR, false);
        assertThat(words()).anyMatch(text -> text.contains(PROBLEM));
    }

    @Test
    void keepsTheClustersTroublesFromAnOwner() {
        show(OWNER, false);
        assertThat(words()).noneMatch(text -> text.contains(PROBLEM));
        assertThat(words()).anyMatch(text -> text.startsWith("Not connected; changes are accepted"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void listsTheNewestChanges() {
        show(OPERATOR, true);
        Grid<RevisionSummary> grid = find(Grid.class).single();
        assertThat(test(grid).size()).isEqualTo(1);
        assertThat(test(grid).getRow(0).reason()).isEqualTo("The frontend lost its database");
    }

    @Test
    void offersTheWayOut() {
        show(OPERATOR, true);
        assertThat(find(Button.class).all()).extracting(Button::getText).contains("Sign out");
    }

    private List<String> words() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private void show(Actor actor, boolean connected) {
        visitor.actor = actor;
        health.connected = connected;
        navigate(SignInView.class); // the front door is where a test begins: only coming back asks the rooms again
        navigate(HomeView.class);
    }

    /** What the view asks, as three rooms would answer. */
    @Configuration
    static class Rooms {
        @Bean
        Visitor visitor() {
            return new Visitor();
        }

        @Bean
        Health health() {
            return new Health();
        }

        @Bean
        Revisions revisions() {
            return new OneRevision();
        }
    }

    static final class Visitor implements SignedIn {
        private Actor actor = OPERATOR;

        @Override
        public Actor actor() {
            return actor;
        }

        @Override
        public void leave() {}
    }

    static final class Health implements ClusterHealth {
        private boolean connected = true;

        @Override
        public Report report() {
            List<String> sentences = connected ? List.of() : List.of(PROBLEM);
            ClusterName cluster = ClusterName.parse("hk-tw1");
            return new Report(cluster, connected, sentences, NOW, 7, 6, 6, Map.of(), List.of(), null);
        }

        @Override
        public boolean awaitApplied(long revision, Duration timeout) {
            return true;
        }

        @Override
        public boolean awaitAttempted(long revision, Duration timeout) {
            return true;
        }

        @Override
        public boolean lookAgain(Duration timeout) {
            return true;
        }

        @Override
        public void allowPrunes(Actor operator, long revision) {}
    }

    static final class OneRevision implements Revisions {
        private final RevisionSummary only = new RevisionSummary(
                7,
                ChangeId.random(),
                "operator",
                "The frontend lost its database",
                "HK-2041",
                null,
                Source.REVERT,
                NOW,
                "digest",
                70,
                List.of(Subject.parse("policy:tenant-a/mysql")));

        @Override
        public long newest() {
            return 7;
        }

        @Override
        public Page<RevisionSummary> list(Actor actor, @Nullable TenantId tenant, @Nullable String after, int limit) {
            return new Page<>(List.of(only), null);
        }

        @Override
        public RevisionSummary find(Actor actor, long revision) {
            return only;
        }

        @Override
        public IntentSnapshot at(Actor actor, @Nullable TenantId scope, long revision) {
            return IntentSnapshot.EMPTY;
        }

        @Override
        public Page<Intent> intents(Actor actor, IntentFilter filter, @Nullable String after, int limit) {
            return new Page<>(List.of(), null);
        }

        @Override
        public Optional<Intent> intent(Actor actor, Subject subject, long revision) {
            return Optional.empty();
        }
    }
}
