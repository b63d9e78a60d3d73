package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.console.change.ActForm;
import dev.breakwater.console.change.Acting;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.Operation;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.intent.PeeringIntent.Instance;
import dev.breakwater.peering.PeeringCommand;
import dev.breakwater.peering.PeeringCommand.MovePeer;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an upstream router is and how we talk to it; the resets and withdrawals that come of it are shown next. */
final class PeeringDialog extends ActForm {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable PeeringIntent before;
    private final transient List<PeeringIntent> beside;
    private final PeerFields peer = new PeerFields(entries);
    private final ProfileFields profile;

    private PeeringDialog(
            Acting acting, long base, String title, @Nullable PeeringIntent before, List<PeeringIntent> beside) {
        super(acting, base, title, t("peering.change-why"));
        this.before = before;
        this.beside = beside;
        PeerProfile filled = before == null ? PeerProfile.of(Set.of(PeerProfile.Family.IPV4)) : before.profile();
        this.profile = new ProfileFields(filled, entries);
        var below = new H3(t("peering.profile"));
        below.addClassName("bw-form-part");
        add(peer, below, profile);
    }

    /** Those beside it in its instance follow where what all of them say of that instance is changed. */
    static PeeringDialog change(Acting acting, long base, PeeringIntent before, Uplinks uplinks) {
        List<PeeringIntent> beside = uplinks.peerings().stream()
                .filter(other -> other.instance().equals(before.instance())
                        && !other.id().equals(before.id()))
                .toList();
        var dialog = new PeeringDialog(acting, base, t("peering.change-one", before.id()), before, beside);
        dialog.addComponentAtIndex(1, new Paragraph(atStake(uplinks.heard(before))));
        if (!beside.isEmpty()) {
            String names = Terms.listed(beside.stream().map(PeeringIntent::id).toList());
            dialog.addComponentAtIndex(
                    2, new Paragraph(t("peering.beside", before.instance().name(), names)));
        }
        dialog.peer.fill(before);
        return dialog;
    }

    /** Our side is proposed as it is at the first of those that there are. */
    static PeeringDialog connect(Acting acting, long base, List<PeeringIntent> others) {
        var dialog = new PeeringDialog(acting, base, t("peering.connect"), null, List.of());
        others.stream().findFirst().ifPresent(other -> dialog.peer.propose(other.instance()));
        return dialog;
    }

    /** Whose routes come and go with its sessions. */
    private static String atStake(Heard heard) {
        if (heard.first().isEmpty()) {
            return t("peering.nothing-heard");
        }
        String whose =
                Terms.listed(heard.first().stream().map(AdvertisementIntent::id).toList());
        return t("peering.at-stake", heard.more() ? whose + ", …" : whose);
    }

    @Override
    protected List<? extends Operation> asked() {
        PeeringIntent after = peer.peering(profile.profile());
        return Stream.concat(PeeringCommand.between(before, after).stream(), followed(after.instance()))
                .toList();
    }

    private Stream<PeeringCommand> followed(Instance after) {
        return beside.stream()
                .filter(other -> other.instance().name().equals(after.name())
                        && !other.instance().equals(after))
                .map(other -> new MovePeer(other.id(), after, other.peerAsn(), other.addresses()));
    }
}
