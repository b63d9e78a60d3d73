package dev.breakwater.console.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import dev.breakwater.addressing.AddressingCommand.ProvidePool;
import dev.breakwater.console.InConsole;
import dev.breakwater.console.change.ActDialog;
import dev.breakwater.console.change.ActForm;
import dev.breakwater.console.words.Language;
import dev.breakwater.console.words.Words;
import dev.breakwater.intent.AdvertisementIntent;
import dev.breakwater.intent.PeeringIntent;
import dev.breakwater.intent.TenantIntent.Isolation;
import dev.breakwater.peering.AdvertisementCommand.CloseAdvertisement;
import dev.breakwater.peering.AdvertisementCommand.OpenAdvertisement;
import dev.breakwater.peering.PeeringCommand.ConnectPeer;
import dev.breakwater.peering.PeeringCommand.DisconnectPeer;
import dev.breakwater.rollout.ClusterHealth;
import dev.breakwater.tenant.TenantCommand.ApproveTenant;
import dev.breakwater.tenant.TenantCommand.RequestTenant;
import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is altered here is a router and a tenant that no other test knows. */
class PeeringsViewIT extends InConsole {
    private static final PeeringId PCCW = PeeringId.parse("pccw");
    private static final PeeringId YARD = PeeringId.parse("yard");
    private static final AdvertisementId HARBOUR = AdvertisementId.parse("harbour/edge");

    @Autowired
    private ClusterHealth health;

    @AfterEach
    void leaveTheFabricAsItWas() {
        if (stands(Subject.of(HARBOUR))) {
            submit(new CloseAdvertisement(HARBOUR));
        }
        if (stands(Subject.of(YARD))) {
            submit(new DisconnectPeer(YARD));
        }
    }

    @Test
    void showsSessionsProfileAndWhatIsAnnounced() {
        visit("operator", "peerings?peering=pccw");
        assertThat(text()).contains("pccw", "AS64702", "4 of 4 sessions established", "hk-w1", "hk-w2", "10.0.2.1");
        assertThat(text()).contains("hold 30 s, keep-alive 10 s, retry 120 s", "120 s", "IPv4, IPv6", "bgp-edge-md5");
        assertThat(text())
                .contains("tenant-a/edge", "64512:200", "tenant-b/edge")
                .doesNotContain("hkix");
        visit("operator", "peerings");
        assertThat(text()).contains("hkix", "pccw");
    }

    @Test
    void offersAnAuditorNothingToDo() {
        for (String address :
                List.of("peerings", "peerings?tab=advertisements", "peerings?advertisement=tenant-a/edge")) {
            visit("auditor", address);
            assertThat(find(Button.class).all())
                    .extracting(Button::getText)
                    .doesNotContain("Change", "Disconnect", "Withdraw", "Connect a peer", "Advertise addresses");
        }
    }

    @Test
    void saysWhatIsResetAndForHowLongAndKeepsTheForm() {
        visit("operator", "peerings?peering=pccw");
        test(button("Change")).click();
        test(number("Hold time (s)")).setValue(60);
        test(button("See what comes of it")).click();
        assertThat(preview())
                .contains("Sessions are reset", "pccw", "for 120 s of graceful restart")
                .contains("Until they are established again", "Traffic goes on meanwhile");
        test(button("Back to the form")).click();
        assertThat(form()).contains("carry the routes of", "tenant-b/edge");
        assertThat(find(ActDialog.class).all()).isEmpty();
        assertThat(number("Hold time (s)").getValue()).isEqualTo(60);
    }

    @Test
    void saysThatNothingIsResetWhereNothingIs() {
        visit("operator", "peerings?peering=pccw");
        test(button("Change")).click();
        test(button("See what comes of it")).click();
        assertThat(find(ActDialog.class).all()).as("nothing differs yet").isEmpty();
        assertThat(find(Span.class).withText("Nothing differs from what stands").exists())
                .isTrue();
        test(number("Connect retry (s)")).setValue(90);
        test(button("See what comes of it")).click();
        assertThat(preview()).contains("No session is reset and no route is withdrawn");
    }

    @Test
    void explainsAtTheFieldWhatCannotBeRead() {
        visit("operator", "peerings");
        test(button("Connect a peer")).click();
        assertThat(field("BGP instance").getValue()).as("as it is already").isEqualTo("edge");
        fill("ASN of the peer", "64x");
        fill("Addresses of the peer", "10.0.77.1, 10.0.77.300");
        fill("Labels of nodes that peer", "kubernetes.io/hostname=hk-w1");
        number("Hold time (s)").clear();
        test(number("Keep-alive (s)")).setValue(70000);
        type("-", number("Graceful restart (s)"));
        test(button("See what comes of it")).click();
        assertThat(find(ActDialog.class).all()).isEmpty();
        assertThat(field("Name").getErrorMessage()).startsWith("Write 1 to 63");
        assertThat(field("ASN of the peer").getErrorMessage())
                .isEqualTo("'64x' is not an ASN in plain decimal. Write a number from 1 to 4294967294.");
        assertThat(field("Addresses of the peer").getErrorMessage()).contains("'10.0.77.300' is not an IP address");
        assertThat(field("Addresses of the peer").getValue()).isEqualTo("10.0.77.1, 10.0.77.300");
        assertThat(field("Labels of nodes that peer").getErrorMessage()).contains("not by kubernetes.io/hostname");
        assertThat(List.of(number("Hold time (s)"), number("Keep-alive (s)"), number("Graceful restart (s)")))
                .allMatch(IntegerField::isInvalid);
        assertThat(number("Graceful restart (s)").getErrorMessage()).isEqualTo("Write a whole number from 1 to 4095");
        assertThat(number("Connect retry (s)").isInvalid()).isFalse();
        test(number("Hold time (s)")).setValue(30);
        test(number("Keep-alive (s)")).setValue(11);
        assertThat(number("Keep-alive (s)").getErrorMessage()).isEqualTo("Write a whole number from 1 to 10");
    }

    @Test
    void saysInChineseAtAFieldHowItIsWritten() {
        UI.getCurrent().setLocale(Language.TRADITIONAL_CHINESE.locale());
        visit("operator", "peerings");
        test(button(Words.t("peering.connect"))).click();
        fill(Words.t("peering.peer-asn"), "64x");
        assertThat(field(Words.t("peering.peer-asn")).getErrorMessage())
                .isEqualTo("ASN 無效：請寫成十進制整數 · 請填寫 1 至 4294967294 的數字 · '64x' is not an ASN in plain decimal.");
    }

    @Test
    void isNotClosedByEscOnceSomethingIsWritten() {
        visit("operator", "peerings?peering=pccw");
        test(button("Change")).click();
        ActForm form = find(ActForm.class).single();
        assertThat(form.isCloseOnEsc()).as("as it stands").isTrue();
        fire(number("Hold time (s)").getElement(), "input");
        assertThat(form.isCloseOnEsc()).as("before the field is left").isFalse();
        form.close();
        test(button("Change")).click();
        test(number("Hold time (s)")).setValue(60);
        assertThat(find(ActForm.class).single().isCloseOnEsc()).isFalse();
    }

    @Test
    void connectsAndDisconnectsWhatTheFormSays() {
        visit("operator", "peerings");
        test(button("Connect a peer")).click();
        fill("Name", "yard");
        fill("ASN of the peer", "64777");
        fill("Addresses of the peer", "10.0.77.1");
        test(button("See what comes of it")).click();
        assertThat(preview()).contains("New sessions are opened");
        confirm();
        assertThat(find(PeeringDialog.class).all()).as("done with").isEmpty();
        assertThat(((PeeringIntent) intent(Subject.of(YARD))).instance())
                .isEqualTo(((PeeringIntent) intent(Subject.of(PCCW))).instance());
        await().atMost(Duration.ofSeconds(30)).until(this::yardIsUp);
        visit("operator", "peerings?peering=yard");
        assertThat(text()).contains("2 of 2 sessions established", "Nothing is announced over it");
        test(button("Disconnect")).click();
        assertThat(preview()).contains("Sessions are closed", "For good");
        confirm();
        visit("operator", "peerings?peering=yard");
        assertThat(text()).contains("There is no peering yard");
    }

    /** All peerings of one instance say the same of it, so a form for one of them has to speak for all. */
    @Test
    void takesAlongWhoeverSharesTheInstance() {
        visit("operator", "peerings?peering=pccw");
        test(button("Change")).click();
        assertThat(form()).contains("The instance edge is shared with hkix");
        fill("Our ASN", "64999");
        test(button("See what comes of it")).click();
        assertThat(preview())
                .contains("Move peering pccw to AS64702", "Move peering hkix to AS", "in instance edge")
                .doesNotContain("Nothing was changed");
    }

    @Test
    void leavesThoseOfItsOldInstanceAloneWhereOneMovesToAnother() {
        visit("operator", "peerings?peering=pccw");
        test(button("Change")).click();
        fill("BGP instance", "backup");
        fill("Labels of nodes that peer", "breakwater.dev/bgp=backup");
        test(button("See what comes of it")).click();
        assertThat(preview()).contains("Move peering pccw").doesNotContain("Move peering hkix");
    }

    @Test
    void listsAdvertisementsOfAllAndOfOnePeering() {
        visit("operator", "peerings?tab=advertisements");
        assertThat(lines()).anyMatch(line -> line.contains("tenant-a/edge") && line.contains("hkix 64512:100"));
        assertThat(lines()).anyMatch(line -> line.contains("tenant-b/edge") && line.contains("no communities"));
        visit("operator", "peerings?tab=advertisements&over=hkix");
        assertThat(lines()).allMatch(line -> line.contains("hkix")).isNotEmpty();
        visit("operator", "peerings?tab=advertisements&q=64512:200");
        assertThat(lines()).singleElement().asString().contains("tenant-a/edge");
    }

    @Test
    void opensAltersAndWithdrawsAnAdvertisement() {
        connectYard();
        visit("operator", "peerings?tab=advertisements");
        test(button("Advertise addresses")).click();
        test(button("See what comes of it")).click();
        assertThat(tenant().getErrorMessage()).isEqualTo("Choose a tenant");
        test(tenant()).selectItem("harbour");
        assertThat(form()).contains("192.0.2.16/28");
        fill("Name", "edge");
        test(over()).selectItem("yard");
        fill("Communities for yard", "64512:70000");
        test(button("See what comes of it")).click();
        assertThat(field("Communities for yard").getErrorMessage())
                .contains("'64512:70000' is not a BGP community", "each part up to 65535");
        fill("Communities for yard", "64512:777, 64512:1:777");
        test(button("See what comes of it")).click();
        assertThat(preview()).contains("Routes are announced", "192.0.2.16/28");
        confirm();
        assertThat(communities()).containsExactly(Community.parse("64512:1:777"), Community.parse("64512:777"));

        visit("operator", "peerings?advertisement=harbour/edge");
        assertThat(text()).contains("harbour/edge", "64512:777", "192.0.2.16/28");
        test(button("Change")).click();
        fill("Communities for yard", "64512:778");
        test(button("See what comes of it")).click();
        assertThat(preview()).contains("Routes are sent again, sessions stay");
        confirm();
        assertThat(communities()).containsExactly(Community.parse("64512:778"));

        visit("operator", "peerings?advertisement=harbour/edge");
        test(button("Withdraw")).click();
        assertThat(preview()).contains("Routes are withdrawn", "nobody reaches these addresses");
        confirm();
        visit("operator", "peerings?advertisement=harbour/edge");
        assertThat(text()).contains("There is no advertisement harbour/edge");
        visit("operator", href("History"));
        assertThat(text()).isNotEmpty();
    }

    @Test
    void advertisesWhereATenantsAddressesAreShown() {
        connectYard();
        submit(new OpenAdvertisement(HARBOUR, new TreeMap<>(Map.of(YARD, new TreeSet<>()))));
        visit("operator", "tenants/harbour?tab=addresses");
        assertThat(find(Anchor.class).all())
                .extracting(Anchor::getHref)
                .contains("peerings?advertisement=harbour/edge");
        test(button("Advertise addresses")).click();
        assertThat(tenant().getValue()).isEqualTo(HARBOUR.tenant());
        assertThat(over().getItemEnabledProvider().test(YARD)).isFalse();
        assertThat(over().getItemHelperGenerator().apply(YARD)).isEqualTo("Announced there already by harbour/edge");
        visit("tenant-a", "tenants/tenant-a?tab=addresses");
        assertThat(text()).contains("Network operators provide addresses");
        assertThat(find(Button.class).all())
                .extracting(Button::getText)
                .doesNotContain("Advertise addresses", "Withdraw");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).noneMatch(href -> href.startsWith("peerings"));
    }

    @Test
    void doesNotKnowWhatIsNone() {
        visit("operator", "peerings?advertisement=nobody/nothing");
        assertThat(text()).contains("There is no advertisement nobody/nothing");
        visit("operator", "peerings?advertisement=NO");
        assertThat(text()).contains("There is nothing here");
    }

    /** As both nodes that peer have reported. */
    private boolean yardIsUp() {
        return health.report().sessions().stream()
                        .filter(session -> session.address().equals("10.0.77.1")
                                && session.state().equals(Sessions.ESTABLISHED))
                        .count()
                == 2;
    }

    private void connectYard() {
        var pccw = (PeeringIntent) intent(Subject.of(PCCW));
        submit(new ConnectPeer(
                YARD,
                pccw.instance(),
                Asn.parse("64777"),
                new TreeSet<>(Set.of(IpAddress.parse("10.0.77.1"))),
                pccw.profile()));
        TenantId harbour = HARBOUR.tenant();
        if (!stands(Subject.of(harbour))) {
            submit(
                    new RequestTenant(
                            harbour, "Ships", Isolation.STRICT, new TreeSet<>(Set.of(NamespaceName.parse("harbour")))),
                    new ApproveTenant(harbour),
                    new ProvidePool(PoolId.parse("harbour/main"), new TreeSet<>(Set.of(Cidr.parse("192.0.2.16/28")))));
        }
    }

    private Set<Community> communities() {
        return ((AdvertisementIntent) intent(Subject.of(HARBOUR))).peerings().get(YARD);
    }

    private boolean stands(Subject subject) {
        return revisions.intent(OPERATOR, subject, revisions.newest()).isPresent();
    }

    private Object intent(Subject subject) {
        return revisions.intent(OPERATOR, subject, revisions.newest()).orElseThrow();
    }

    private void confirm() {
        test(find(TextArea.class).withCaption("Why").single()).setValue("A test says so");
        test(button("Commit now")).click();
    }

    private String preview() {
        return find(ActDialog.class).single().getElement().getTextRecursively();
    }

    private String form() {
        return find(ActForm.class).single().getElement().getTextRecursively();
    }

    private List<String> lines() {
        var grid = test(find(AdvertisementGrid.class).single());
        return IntStream.range(0, grid.size())
                .mapToObj(row -> String.join(
                        " ",
                        IntStream.range(0, 3)
                                .mapToObj(column -> grid.getCellComponent(row, column)
                                        .getElement()
                                        .getTextRecursively())
                                .toList()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private ComboBox<TenantId> tenant() {
        return find(ComboBox.class).withCaption("Tenant").single();
    }

    @SuppressWarnings("unchecked")
    private CheckboxGroup<PeeringId> over() {
        return find(CheckboxGroup.class).withCaption("Over").single();
    }

    private String href(String words) {
        return find(Anchor.class).withText(words).single().getHref();
    }

    private TextField field(String caption) {
        return find(TextField.class).withCaption(caption).single();
    }

    private IntegerField number(String caption) {
        return find(IntegerField.class).withCaption(caption).single();
    }

    /** As a browser tells of what is no number. */
    private static void type(String text, IntegerField field) {
        Element element = field.getElement();
        element.setProperty("_inputElementValue", text);
        fire(element, "unparsable-change");
    }

    private static void fire(Element element, String event) {
        element.getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(element, event, JacksonUtils.createObjectNode()));
    }

    private void fill(String caption, String value) {
        test(field(caption)).setValue(value);
    }
}
