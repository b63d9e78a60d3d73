package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.change.Act;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.Acting;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeerProfile.Timers;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.peering.PeeringCommand;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PeeringId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an upstream router is and how we talk to it; the resets and withdrawals that come of it are shown next. */
final class PeeringDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Acting acting;
    private final transient @Nullable PeeringIntent before;
    private final long base;
    private final TextField name = new TextField(t("peering.name"));
    private final TextField peerAsn = new TextField(t("peering.peer-asn"));
    private final TextField addresses = new TextField(t("peering.addresses"));
    private final TextField instance = new TextField(t("peering.instance"));
    private final TextField localAsn = new TextField(t("peering.local-asn"));
    private final TextField nodes = new TextField(t("peering.nodes"));
    private final TextField families = new TextField(t("peering.families"));
    private final TextField secret = new TextField(t("peering.secret"));
    private final IntegerField hold = new IntegerField(t("peering.hold"));
    private final IntegerField keepAlive = new IntegerField(t("peering.keep-alive"));
    private final IntegerField retry = new IntegerField(t("peering.retry"));
    private final IntegerField restart = new IntegerField(t("peering.graceful-restart"));
    private final IntegerField hops = new IntegerField(t("peering.hops"));

    PeeringDialog(Acting acting, long base, @Nullable PeeringIntent before) {
        this.acting = acting;
        this.base = base;
        this.before = before;
        setHeaderTitle(title());
        setWidth("min(46rem, 96vw)");
        fill(before == null ? PeerProfile.of(Set.of(PeerProfile.Family.IPV4)) : before.profile());
        if (before != null) {
            fill(before);
        }
        secret.setHelperText(t("peering.secret-help"));
        restart.setHelperText(t("peering.restart-help"));
        add(
                new Paragraph(t("peering.change-why")),
                new FormLayout(
                        name, peerAsn, addresses, instance, localAsn, nodes, families, secret, hold, keepAlive, retry,
                        restart, hops));
        var next = new Button(t("peering.next"), _ -> next());
        next.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("act.cancel"), _ -> close()), next);
    }

    private String title() {
        return before == null ? t("peering.connect") : t("peering.change-one", before.id());
    }

    private void fill(PeeringIntent peering) {
        name.setValue(peering.id().toString());
        name.setReadOnly(true);
        peerAsn.setValue(peering.peerAsn().toString());
        addresses.setValue(Fields.addresses(peering));
        instance.setValue(peering.instance().name().toString());
        localAsn.setValue(peering.instance().localAsn().toString());
        nodes.setValue(peering.instance().nodes().toString());
    }

    private void fill(PeerProfile profile) {
        families.setValue(Fields.families(profile));
        secret.setValue(Objects.requireNonNullElse(profile.authSecret(), ""));
        hold.setValue(profile.timers().holdSeconds());
        keepAlive.setValue(profile.timers().keepAliveSeconds());
        retry.setValue(profile.timers().connectRetrySeconds());
        restart.setValue(profile.gracefulRestartSeconds());
        hops.setValue(profile.ebgpMultihop());
    }

    private PeeringIntent after() {
        var ours = new PeeringIntent.Instance(
                new Name(instance.getValue().strip()),
                Asn.parse(localAsn.getValue().strip()),
                Fields.labels(nodes.getValue()));
        var profile = new PeerProfile(
                new Timers(number(retry), number(hold), number(keepAlive)),
                restart.getValue(),
                number(hops),
                secret.getValue().isBlank() ? null : secret.getValue().strip(),
                Fields.families(families.getValue()));
        return new PeeringIntent(
                PeeringId.parse(name.getValue().strip()),
                ours,
                Asn.parse(peerAsn.getValue().strip()),
                Fields.addresses(addresses.getValue()),
                profile);
    }

    /** An empty field is out of every range, and is refused as such. */
    private static int number(IntegerField field) {
        return Objects.requireNonNullElse(field.getValue(), 0);
    }

    private void next() {
        List<PeeringCommand> asked = PeeringCommand.between(before, after());
        close();
        new ActDialog(acting, Act.of(title(), base, asked)).open();
    }
}
