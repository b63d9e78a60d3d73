package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.writing.Entries;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.intent.PeeringIntent.Instance;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PeeringId;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Which router it is, and which of our nodes talk to it. */
final class PeerFields extends FormLayout {
    private static final long serialVersionUID = 1L;

    private final TextField name = new TextField(t("peering.name"));
    private final TextField peerAsn = new TextField(t("peering.peer-asn"));
    private final TextField addresses = new TextField(t("peering.addresses"));
    private final TextField instance = new TextField(t("peering.instance"));
    private final TextField localAsn = new TextField(t("peering.local-asn"));
    private final TextField nodes = new TextField(t("peering.nodes"));
    private final transient Function<PeerProfile, PeeringIntent> peering;

    PeerFields(Entries entries) {
        Stream.of(name, peerAsn, addresses, instance, localAsn, nodes)
                .forEach(field -> field.setRequiredIndicatorVisible(true));
        addresses.setHelperText(t("peering.addresses-help"));
        instance.setHelperText(t("peering.instance-help"));
        peering = read(entries);
        add(name, peerAsn, addresses, instance, localAsn, nodes);
    }

    void fill(PeeringIntent before) {
        name.setValue(before.id().toString());
        name.setReadOnly(true);
        peerAsn.setValue(before.peerAsn().toString());
        addresses.setValue(Fields.addresses(before));
        propose(before.instance());
    }

    /** All peerings of one instance say the same of it. */
    void propose(Instance before) {
        instance.setValue(before.name().toString());
        localAsn.setValue(before.localAsn().toString());
        nodes.setValue(before.nodes().toString());
    }

    private Function<PeerProfile, PeeringIntent> read(Entries entries) {
        var id = entries.text(name, t("entry.name"), PeeringId::parse);
        var theirs = entries.text(peerAsn, t("peering.asn-how"), Asn::parse);
        var at = entries.text(addresses, t("peering.addresses-how"), Fields::addresses);
        var named = entries.text(instance, t("entry.name"), Name::parse);
        var ours = entries.text(localAsn, t("peering.asn-how"), Asn::parse);
        var where = entries.text(nodes, t("peering.nodes-how"), PeerFields::nodes);
        Supplier<Instance> side = () -> new Instance(named.get(), ours.get(), where.get());
        return profile -> new PeeringIntent(id.get(), side.get(), theirs.get(), at.get(), profile);
    }

    PeeringIntent peering(PeerProfile profile) {
        return peering.apply(profile);
    }

    /** Refused as an instance would refuse it. */
    private static Labels nodes(String text) {
        return new Instance(new Name("any"), new Asn(1), Labels.ofText(text)).nodes();
    }
}
