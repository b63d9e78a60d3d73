package dev.breakwater.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.breakwater.change.RevisionSummary;
import dev.breakwater.change.Revisions;
import dev.breakwater.change.Source;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HomeViewTest extends BrowserlessTest {
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final TenantId TENANT_A = TenantId.parse("tenant-a");
    private static final Actor OPERATOR = new Actor("operator", Set.of(Actor.Role.OPERATOR), Set.of());
    private static final Actor OWNER = new Actor("tenant-a", Set.of(Actor.Role.OWNER), Set.of(TENANT_A));
    private static final String PROBLEM = "The CRD ciliumbgpclusterconfigs.cilium.io is missing";

    @Test
    void showsWhereTheClusterStands() {
        show(OPERATOR, true);
        assertThat($(H2.class).all()).extracting(H2::getText).contains("Cluster hk-tw1");
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
        Grid<RevisionSummary> grid = $(Grid.class).single();
        assertThat(test(grid).size()).isEqualTo(1);
        assertThat(test(grid).getRow(0).reason()).isEqualTo("The frontend lost its database");
    }

    @Test
    void offersTheWayOut() {
        show(OPERATOR, true);
        assertThat($(Button.class).all()).extracting(Button::getText).contains("Sign out");
    }

    private List<String> words() {
        return $(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private static void show(Actor actor, boolean connected) {
        UI.getCurrent().add(new HomeView(new Health(connected), new OneRevision(), new Visitor(actor)));
    }

    private record Visitor(Actor actor) implements SignedIn {
        @Override
        public void leave() {}
    }

    private record Health(boolean connected) implements ClusterHealth {
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
        public void allowPrunes(Actor operator, long revision) {}
    }

    private static final class OneRevision implements Revisions {
        private final RevisionSummary only = new RevisionSummary(
                7,
                ChangeId.random(),
                "operator",
                "The frontend lost its database",
                "HK-2041",
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
    }
}
