package dev.breakwater.console.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinSession;
import dev.breakwater.console.InConsole;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicyIntent;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Traffic;
import dev.breakwater.policy.PolicyCommand.DefinePolicy;
import dev.breakwater.policy.PolicyCommand.RevisePolicy;
import dev.breakwater.policy.PolicyCommand.WithdrawPolicy;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Subject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyViewIT extends InConsole {
    private static final Instant END = Instant.parse("2101-02-03T04:05:06.789Z");

    @Test
    void saysAPolicyAsFormAndAsYaml() {
        visit("tenant-a", "policies/tenant-a/charge");
        assertThat(find(H1.class).single().getText()).isEqualTo("charge");
        assertThat(area("Why this is needed").getValue()).isEqualTo("The shop charges payments, and only that");
        assertThat(find(H3.class).all()).extracting(H3::getText).contains("Rule 1", "Rule 2");
        assertThat(yaml().getValue()).contains("kind: http", "path: \"/v1/charge\"", "\"8080/TCP\"");
        assertThat(text()).contains("Nothing is changed");
        assertThat(save().isEnabled()).isFalse();
    }

    @Test
    void showsWhatWouldFlowBeforeItIsSaved() {
        PolicyId id = defined("ahead");
        visit("billing", "policies/" + id);
        test(ports()).setValue("7001/TCP, 7002/TCP");
        assertThat(yaml().getValue()).contains("7001/TCP", "7002/TCP");
        assertThat(text()).contains("What would change", "0 closed, 1 opened", "Tenants stay apart");
        assertThat(save().isEnabled()).isTrue();
        assertThat(current(id)).as("nothing is saved").isEqualTo(spec("ahead", 7001));
    }

    @Test
    void asksBeforeWhatIsWrittenIsLost() {
        visit("billing", "policies/" + defined("unsaved"));
        UI.getCurrent().navigate("tenants");
        assertThat(find(H1.class).single().getText()).as("nothing was written").isEqualTo("Tenants");
        visit("billing", "policies/billing/unsaved");
        test(ports()).setValue("7009/TCP");
        UI.getCurrent().navigate("tenants");
        assertThat(find(H1.class).single().getText()).isEqualTo("unsaved");
        ConfirmDialog question = find(ConfirmDialog.class).single();
        test(question).cancel();
        assertThat(ports().getValue()).isEqualTo("7009/TCP");
        UI.getCurrent().navigate("tenants");
        test(find(ConfirmDialog.class).single()).confirm();
        assertThat(find(H1.class).single().getText()).isEqualTo("Tenants");
    }

    @Test
    void warnsAtTheRuleThatIsHardlyMeant() {
        visit("billing", "policies/new?tenant=billing&name=hardly");
        test(yaml()).setValue("""
                reason: Two rules, of which one says nothing new
                rules:
                - action: allow
                  direction: egress
                  subject: {}
                  peer: {kind: entity, entity: world}
                  traffic: {kind: ports, ports: [443/TCP]}
                - action: allow
                  direction: egress
                  subject: {}
                  peer: {kind: fqdn-name, name: billing.example.com}
                  traffic: {kind: ports, ports: [443/TCP]}
                """);
        List<RuleForm> rules = find(RuleForm.class).all();
        assertThat(rules).hasSize(2);
        assertThat(rules.get(0).getElement().getTextRecursively()).doesNotContain("bw-billing-hardly");
        assertThat(rules.get(1).getElement().getTextRecursively()).contains("bw-billing-hardly");
        test(yaml()).setValue(yaml().getValue().replace("entity: world", "entity: host"));
        assertThat(find(RuleForm.class).all().get(1).getElement().getTextRecursively())
                .doesNotContain("bw-billing-hardly");
    }

    @Test
    void countsThePodsThatAreMeant() {
        visit("tenant-a", "policies/tenant-a/charge");
        await().pollInSameThread().untilAsserted(() -> {
            VaadinSession session = VaadinSession.getCurrent();
            session.getService().runPendingAccessTasks(session);
            assertThat(text()).contains("matches 0 pods now");
        });
    }

    @Test
    void keepsWhatTheFormCannotShow() {
        visit("tenant-a", "policies/tenant-a/charge");
        assertThat(text()).contains("HTTP POST /v1/charge on 8080/TCP: kept, see YAML");
        test(ports()).setValue("8080/TCP, 8081/TCP");
        assertThat(yaml().getValue()).contains("kind: http", "path: \"/v1/charge\"", "8081/TCP");
    }

    @Test
    void keepsAnEndToTheInstantAndSaysThatCommentsAreNotKept() {
        PolicyId id = defined(
                "until", new PolicySpec("For a while", END, spec("until", 7001).rules()));
        visit("billing", "policies/" + id);
        test(yaml()).setValue("# for the weekend\n" + yaml().getValue());
        test(area("Why this is needed")).setValue("For a little while");
        assertThat(yaml().getValue())
                .contains(END.toString(), "For a little while")
                .doesNotContain("weekend");
        assertThat(text()).contains("comments were not kept");
    }

    @Test
    void fillsTheFormFromTheYaml() {
        visit("billing", "policies/" + defined("typed"));
        test(yaml()).setValue(yaml().getValue().replace("7001/TCP", "7003/TCP"));
        assertThat(ports().getValue()).isEqualTo("7003/TCP");
        assertThat(text()).contains("1 closed, 1 opened");
    }

    @Test
    void leavesTheFormAsItWasWhenTheYamlIsWrong() {
        visit("billing", "policies/" + defined("wrong"));
        String right = yaml().getValue();
        int line = (int) right.substring(0, right.indexOf("7001/TCP")).lines().count();
        test(yaml()).setValue(right.replace("7001/TCP", "70001/TCP"));
        assertThat(find(Button.class).withText("Go to line " + line).exists()).isTrue();
        assertThat(text())
                .contains("Port out of range", "70001 is not a port", "Ports lie within 1 to 65535", "The form waits");
        assertThat(ports().getValue()).isEqualTo("7001/TCP");
        assertThat(save().isEnabled()).isFalse();
        test(yaml()).setValue(right.replace("action: allow", "action: alow"));
        assertThat(text()).contains("Use one of allow, deny");
        test(yaml()).setValue(right.replace("rules:", "rules: {"));
        assertThat(text()).contains("This is no YAML");
        test(yaml()).setValue(right);
        assertThat(text()).contains("Nothing is changed").doesNotContain("The form waits");
    }

    @Test
    void explainsAFieldAtItsRuleAndLeavesTheYaml() {
        visit("billing", "policies/" + defined("field"));
        String right = yaml().getValue();
        test(ports()).setValue("80/tcp");
        assertThat(text()).contains("'80/tcp' is not a port", "not whole yet");
        assertThat(yaml().getValue()).isEqualTo(right);
        assertThat(save().isEnabled()).isFalse();
    }

    @Test
    void addsARuleThatSaysNothingUntilItIsWhole() {
        visit("billing", "policies/" + defined("more"));
        String before = yaml().getValue();
        test(button("Add a rule")).click();
        assertThat(text()).contains("Rule 2", "A rule needs 1 to 40 ports");
        assertThat(yaml().getValue()).isEqualTo(before);
        test(find(TextField.class).withCaption("Ports").last()).setValue("7005/UDP");
        assertThat(yaml().getValue()).contains("7005/UDP", "7001/TCP");
        test(find(Button.class).withAriaLabel("Remove rule 1").single()).click();
        assertThat(yaml().getValue()).contains("7005/UDP").doesNotContain("7001/TCP");
    }

    @Test
    void isDefinedSavedEndedAndRemembered() {
        visit("billing", "policies/new?tenant=billing");
        test(find(TextField.class).withCaption("Name").single()).setValue("patches");
        test(area("Why this is needed")).setValue("Patches are fetched");
        Select<?> peer = find(Select.class).withCaption("Other end").single();
        test(peer).selectItem("DNS name or pattern");
        test(find(TextField.class).withCaption("DNS name").single()).setValue("*.patches.example.com");
        test(ports()).setValue("7007/TCP");
        assertThat(text()).contains("1 opened");
        confirm("Save…");
        PolicyId id = PolicyId.parse("billing/patches");
        assertThat(current(id).reason()).isEqualTo("Patches are fetched");
        visit("billing", "policies/" + id);
        confirm("Withdraw billing/patches");
        visit("billing", "policies/" + id);
        assertThat(text()).contains("no longer asked for", "Define it again");
        visit("billing", "policies/new?tenant=billing&name=patches");
        assertThat(find(TextField.class).withCaption("Name").single().getValue())
                .isEqualTo("patches");
    }

    @Test
    void keepsBothTextsWhenSomebodyElseMovedIt() {
        PolicyId id = defined("both");
        visit("billing", "policies/" + id);
        test(ports()).setValue("7002/TCP");
        submit(new RevisePolicy(id, spec(id.name().toString(), 7009)));
        ((PolicyView) getCurrentView()).heard();
        assertThat(text()).contains("Somebody else changed this policy", "7009", "7002");
        assertThat(ports().getValue()).isEqualTo("7002/TCP");
        test(button("Take theirs")).click();
        ((PolicyView) getCurrentView()).heard();
        assertThat(ports().getValue()).isEqualTo("7009/TCP");
        assertThat(text()).contains("What you had written", "7002/TCP");
    }

    @Test
    void savesOnTopOfWhatSomebodyElseDidOnlyWhenToldTo() {
        PolicyId id = defined("on-top");
        visit("billing", "policies/" + id);
        test(ports()).setValue("7002/TCP");
        submit(new RevisePolicy(id, spec(id.name().toString(), 7009)));
        test(area("Why this is needed")).setValue("Mine");
        assertThat(text())
                .as("refused as it stands")
                .contains("What would change")
                .doesNotContain("1 opened");
        ((PolicyView) getCurrentView()).heard();
        test(button("Keep mine, on top of theirs")).click();
        assertThat(text()).contains("1 closed, 1 opened");
        confirm("Save…");
        assertThat(current(id).reason()).isEqualTo("Mine");
    }

    @Test
    void showsWhatOthersDidToWhoHasTouchedNothing() {
        PolicyId id = defined("followed");
        visit("billing", "policies/" + id);
        submit(new RevisePolicy(id, spec(id.name().toString(), 7008)));
        ((PolicyView) getCurrentView()).heard();
        assertThat(ports().getValue()).isEqualTo("7008/TCP");
        submit(new WithdrawPolicy(id));
        ((PolicyView) getCurrentView()).heard();
        assertThat(text()).contains("no longer asked for");
    }

    @Test
    void doesNotKnowAnothersPolicyNorOneThatNeverWas() {
        for (String address : List.of(
                "policies/tenant-a/charge",
                "policies/billing/never",
                "policies/billing/NO",
                "policies/new?tenant=tenant-a",
                "policies/billing/both?at=9999")) {
            visit("billing", address);
            assertThat(find(H1.class).single().getText()).as(address).isEqualTo("There is nothing here");
            assertThat(text()).doesNotContain("charges payments");
        }
    }

    @Test
    void isReadOnlyForAnAuditorAndInThePast() {
        visit("auditor", "policies/tenant-a/charge");
        assertThat(text()).contains("may be called by", "kind: http");
        assertThat(find(Button.class).all()).extracting(Button::getText).doesNotContain("Save…", "Add a rule");
        visit("tenant-a", "policies/tenant-a/mysql?at=12");
        assertThat(text()).contains("As of revision 12", "app=frontend in tenant-a may call app=mysql");
        assertThat(find(TextArea.class).all()).isEmpty();
        visit("auditor", "policies/new?tenant=tenant-a");
        assertThat(find(H1.class).single().getText()).isEqualTo("There is nothing here");
    }

    @Test
    void isLinkedFromItsTenant() {
        visit("tenant-a", "tenants/tenant-a?tab=policies");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("policies/tenant-a/charge");
        visit("tenant-a", "tenants/tenant-a?tab=policies&at=12");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getHref).contains("policies/tenant-a/charge?at=12");
        visit("tenant-a", "tenants/tenant-a");
        test(button("New policy")).click();
        assertThat(find(H1.class).single().getText()).isEqualTo("New policy");
    }

    private void confirm(String button) {
        test(button(button)).click();
        test(area("Why")).setValue("A test says so");
        test(button("Commit now")).click();
    }

    private TextArea yaml() {
        return area("YAML");
    }

    private TextArea area(String caption) {
        return find(TextArea.class).withCaption(caption).single();
    }

    private TextField ports() {
        return find(TextField.class).withCaption("Ports").single();
    }

    private Button save() {
        return button("Save…");
    }

    private PolicyId defined(String name) {
        return defined(name, spec(name, 7001));
    }

    private PolicyId defined(String name, PolicySpec spec) {
        PolicyId id = PolicyId.parse("billing/" + name);
        submit(new DefinePolicy(id, spec));
        return id;
    }

    private PolicySpec current(PolicyId id) {
        return Stream.of(revisions
                        .intent(OPERATOR, Subject.of(id), revisions.newest())
                        .orElseThrow())
                .map(PolicyIntent.class::cast)
                .map(PolicyIntent::spec)
                .findFirst()
                .orElseThrow();
    }

    /** An egress that no other policy of the tenant allows. */
    private static PolicySpec spec(String app, int port) {
        return new PolicySpec(
                "For a test",
                null,
                List.of(new Rule(
                        Rule.Action.ALLOW,
                        Rule.Direction.EGRESS,
                        Endpoints.labelled(Labels.of("app", app)),
                        new Peer.FqdnName("test.example.com"),
                        new Traffic.Ports(List.of(Port.tcp(port))))));
    }
}
