package dev.breakwater.console.peering;

import static dev.breakwater.console.words.Words.t;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.Query;
import dev.breakwater.change.Revisions;
import dev.breakwater.console.asked.Terms;
import dev.breakwater.console.change.ActForm;
import dev.breakwater.console.change.Acting;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.Operation;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.peering.AdvertisementCommand;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose addresses are announced over which peerings, and with which communities; the routes that come or go are shown next. */
public final class AdvertisementDialog extends ActForm {
    private static final long serialVersionUID = 1L;
    private static final int SOME = 50;

    private final transient Uplinks uplinks;
    private final transient @Nullable AdvertisementIntent before;
    private final ComboBox<TenantId> tenant = new ComboBox<>(t("advertisement.tenant"));
    private final TextField name = new TextField(t("advertisement.name"));
    private final Paragraph held = new Paragraph();
    private final CheckboxGroup<PeeringId> over = new CheckboxGroup<>(t("advertisement.over"));
    private final FormLayout said = new FormLayout();
    private final transient Map<PeeringId, TextField> communities = new TreeMap<>();
    private final transient Map<PeeringId, Supplier<SortedSet<Community>>> meant = new TreeMap<>();
    private transient Map<PeeringId, AdvertisementId> taken = Map.of();

    private AdvertisementDialog(
            Acting acting, Revisions revisions, long base, String title, @Nullable AdvertisementIntent before) {
        super(acting, base, title, t("advertisement.why"));
        this.uplinks = new Uplinks(revisions, acting.actor());
        this.before = before;
        List<PeeringIntent> peerings = uplinks.peerings();
        tenant.setItems(this::tenants);
        tenant.setRequiredIndicatorVisible(true);
        tenant.addValueChangeListener(_ -> look());
        name.setRequiredIndicatorVisible(true);
        name.setHelperText(t("advertisement.name-help"));
        over.setItems(peerings.stream().map(PeeringIntent::id).toList());
        over.setItemEnabledProvider(id -> !taken.containsKey(id));
        over.setItemHelperGenerator(id -> taken.containsKey(id) ? t("advertisement.taken", taken.get(id)) : "");
        over.setHelperText(t(peerings.isEmpty() ? "peering.none-why" : "advertisement.over-how"));
        over.addValueChangeListener(_ -> offer());
        peerings.forEach(peering -> communities.put(peering.id(), field(peering)));
        add(new FormLayout(tenant, name), held, over, said);
    }

    /** A new one, perhaps of a tenant that is known already. */
    public static AdvertisementDialog advertise(
            Acting acting, Revisions revisions, long base, @Nullable TenantId tenant) {
        var dialog = new AdvertisementDialog(acting, revisions, base, t("advertisement.open"), null);
        dialog.tenant.setValue(tenant);
        dialog.read();
        return dialog;
    }

    static AdvertisementDialog change(Acting acting, Revisions revisions, long base, AdvertisementIntent before) {
        String title = t("advertisement.change-one", before.id());
        var dialog = new AdvertisementDialog(acting, revisions, base, title, before);
        dialog.tenant.setValue(before.id().tenant());
        dialog.tenant.setReadOnly(true);
        dialog.name.setValue(before.id().name().toString());
        dialog.name.setReadOnly(true);
        before.peerings().forEach((id, some) -> dialog.communities(id).setValue(Terms.listed(some)));
        dialog.over.setValue(before.peerings().keySet());
        dialog.read();
        return dialog;
    }

    private static TextField field(PeeringIntent peering) {
        var field = new TextField(t("advertisement.communities", peering.id()));
        field.setHelperText(t("advertisement.communities-help"));
        return field;
    }

    private TextField communities(PeeringId peering) {
        return communities.computeIfAbsent(peering, _ -> new TextField());
    }

    private void read() {
        entries.entry(tenant, () -> t("advertisement.tenant-how"), this::owner);
        entries.text(name, t("entry.name"), Name::parse);
        entries.entry(over, () -> t("advertisement.over-how"), this::chosen);
        communities.forEach((id, field) -> meant.put(
                id,
                entries.text(
                        field,
                        t("advertisement.communities-how"),
                        text -> Fields.communities(over.getValue().contains(id) ? text : ""))));
    }

    /** One is to be chosen; further ones are found by what is typed. */
    private Stream<TenantId> tenants(Query<TenantId, String> query) {
        List<TenantId> found = uplinks.tenants(query.getFilter().orElse(""), SOME);
        return found.stream().skip(query.getOffset()).limit(query.getLimit());
    }

    /** What the tenant holds, and over what it is announced already. */
    private void look() {
        TenantId chosen = tenant.getValue();
        List<Cidr> blocks = chosen == null ? List.of() : uplinks.blocks(chosen);
        held.setText(
                chosen == null
                        ? ""
                        : blocks.isEmpty()
                                ? t("advertisement.nothing-held", chosen)
                                : t("advertisement.held", Terms.listed(blocks)));
        taken = new TreeMap<>(chosen == null ? Map.of() : uplinks.taken(chosen));
        taken.values().removeIf(other -> before != null && other.equals(before.id()));
        over.getDataProvider().refreshAll();
    }

    private void offer() {
        said.removeAll();
        communities.forEach((id, field) -> {
            if (over.getValue().contains(id)) {
                said.add(field);
            }
        });
    }

    private TenantId owner() {
        if (tenant.getValue() == null) {
            throw Rejection.invalid("tenant-missing", "");
        }
        return tenant.getValue();
    }

    private Set<PeeringId> chosen() {
        if (over.isEmpty()) {
            throw Rejection.invalid("peerings-missing", "");
        }
        return over.getValue();
    }

    @Override
    protected List<? extends Operation> asked() {
        var peerings = new TreeMap<PeeringId, SortedSet<Community>>();
        meant.forEach((id, some) -> {
            if (chosen().contains(id)) {
                peerings.put(id, some.get());
            }
        });
        var id = new AdvertisementId(owner(), Name.parse(name.getValue().strip()));
        return AdvertisementCommand.between(before, new AdvertisementIntent(id, peerings));
    }
}
