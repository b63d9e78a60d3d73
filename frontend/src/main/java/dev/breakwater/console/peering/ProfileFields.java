package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import dev.breakwater.console.writing.Entries;
import dev.breakwater.intent.PeerProfile;
import dev.breakwater.intent.PeerProfile.Family;
import dev.breakwater.intent.PeerProfile.Timers;
import dev.breakwater.vocabulary.Rejection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** How we talk to a peer: each field within what BGP and Cilium bear. */
final class ProfileFields extends FormLayout {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 65535;
    private static final int LONGEST_RESTART = 4095;
    private static final int MOST_HOPS = 255;

    private final CheckboxGroup<Family> families = new CheckboxGroup<>(t("peering.families"));
    private final TextField secret = new TextField(t("peering.secret"));
    private final IntegerField hold = new IntegerField(t("peering.hold"));
    private final IntegerField keepAlive = new IntegerField(t("peering.keep-alive"));
    private final IntegerField retry = new IntegerField(t("peering.retry"));
    private final IntegerField restart = new IntegerField(t("peering.graceful-restart"));
    private final IntegerField hops = new IntegerField(t("peering.hops"));
    private final transient Supplier<PeerProfile> profile;

    ProfileFields(PeerProfile before, Entries entries) {
        families.setItems(Family.values());
        families.setItemLabelGenerator(Fields::family);
        families.setHelperText(t("peering.families-how"));
        secret.setHelperText(t("peering.secret-help"));
        keepAlive.setHelperText(t("peering.keep-alive-help"));
        restart.setHelperText(t("peering.restart-help"));
        fill(before);
        profile = read(entries);
        add(families, secret, hold, keepAlive, retry, restart, hops);
    }

    private void fill(PeerProfile before) {
        families.setValue(before.families());
        secret.setValue(Objects.requireNonNullElse(before.authSecret(), ""));
        hold.setValue(before.timers().holdSeconds());
        keepAlive.setValue(before.timers().keepAliveSeconds());
        retry.setValue(before.timers().connectRetrySeconds());
        restart.setValue(before.gracefulRestartSeconds());
        hops.setValue(before.ebgpMultihop());
    }

    private Supplier<PeerProfile> read(Entries entries) {
        var spoken = entries.entry(families, () -> t("peering.families-how"), this::spoken);
        var secretName = entries.text(secret, t("peering.secret-how"), ProfileFields::secret);
        var holdSeconds = entries.number(hold, 3, () -> LONGEST);
        var keepAliveSeconds = entries.number(keepAlive, 1, this::thirdOfHold);
        var retrySeconds = entries.number(retry, 1, () -> LONGEST);
        var restartSeconds = entries.numberIfAny(restart, 1, LONGEST_RESTART);
        var multihop = entries.number(hops, 1, () -> MOST_HOPS);
        return () -> new PeerProfile(
                new Timers(retrySeconds.get(), holdSeconds.get(), keepAliveSeconds.get()),
                restartSeconds.get().orElse(null),
                multihop.get(),
                secretName.get().orElse(null),
                new TreeSet<>(spoken.get()));
    }

    PeerProfile profile() {
        return profile.get();
    }

    private Set<Family> spoken() {
        if (families.isEmpty()) {
            throw Rejection.invalid("families-missing", "");
        }
        return families.getValue();
    }

    /** A keep-alive fits three times into a hold time (RFC 4271). */
    private int thirdOfHold() {
        return hold.isEmpty() ? LONGEST : Math.max(1, hold.getValue() / 3);
    }

    /** Refused as a profile would refuse it. */
    private static Optional<String> secret(String name) {
        PeerProfile plain = PeerProfile.of(Set.of(Family.IPV4));
        var named = new PeerProfile(
                plain.timers(), null, plain.ebgpMultihop(), name.isEmpty() ? null : name, plain.families());
        return Optional.ofNullable(named.authSecret());
    }
}
