package dev.breakwater.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.Caller;
import dev.breakwater.ServerIT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who can talk to whom, asked over REST by those who may know more and those who may know less. */
@ServerIT(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"breakwater.access.demo-users=true", "breakwater.cluster.name=asked"})
class InquiriesIT {
    private static final String MYSQL = """
            {"reason": "Orders are kept in mysql", "rules": [
             {"action": "allow", "direction": "ingress", "subject": {"labels": {"app": "mysql"}},
              "peer": {"kind": "same-tenant", "endpoints": {"labels": {"app": "web"}}},
              "traffic": {"kind": "ports", "ports": ["3306/TCP"]}},
             {"action": "allow", "direction": "egress", "subject": {"labels": {"app": "web"}},
              "peer": {"kind": "same-tenant", "endpoints": {"labels": {"app": "mysql"}}},
              "traffic": {"kind": "ports", "ports": ["3306/TCP"]}},
             {"action": "allow", "direction": "egress", "subject": {"labels": {"app": "web"}},
              "peer": {"kind": "fqdn-name", "name": "pay.example.com"},
              "traffic": {"kind": "ports", "ports": ["443/TCP"]}},
             {"action": "allow", "direction": "ingress", "subject": {"labels": {"app": "api"}},
              "peer": {"kind": "entity", "entity": "world"},
              "traffic": {"kind": "http", "ports": ["8080/TCP"], "rules": [{"method": "POST", "path": "/v1/charge"}]}}]}""";
    private static final String INVOICE = """
            {"consumer": "tenant-a", "offered": {"labels": {"app": "invoice"}}, "callers": {}, "ports": ["9443/TCP"]}""";

    @LocalServerPort
    int port;

    private Caller rest;

    @BeforeEach
    void tenantsAreIn() {
        rest = Caller.of(port);
        if (rest.get("operator", "/tenants").path("items").isEmpty()) {
            for (String tenant : List.of("tenant-a", "tenant-b", "billing")) {
                rest.post(tenant, "/tenants", """
                        {"id": "%s", "isolation": "strict", "namespaces": ["%s"]}""".formatted(tenant, tenant));
                rest.post("operator", "/tenants/" + tenant + "/approval", null);
            }
            rest.put("tenant-a", "/tenants/tenant-a/policies/mysql", MYSQL);
            rest.put("billing", "/tenants/billing/contracts/invoice", INVOICE);
            rest.post("tenant-a", "/tenants/billing/contracts/invoice/acceptance", null);
        }
    }

    @Test
    void namesThePolicyThatAllowsOnEachSide() {
        JsonNode answer = ask("tenant-a", "tenant-a/app=web", "tenant-a/app=mysql", "3306/TCP");

        assertThat(answer.path("outcome").asString()).isEqualTo("allowed");
        assertThat(answer.at("/sender/decision").asString()).isEqualTo("allows");
        assertThat(answer.at("/sender/rules/0/subject").asString()).isEqualTo("policy:tenant-a/mysql");
        assertThat(answer.at("/sender/rules/0/path").asString()).isEqualTo("spec.egress[0]");
        assertThat(answer.at("/receiver/rules/0/subject").asString()).isEqualTo("policy:tenant-a/mysql");
    }

    @Test
    void namesTheFloorWhereNothingAllows() {
        JsonNode answer = ask("tenant-a", "tenant-a/app=batch", "tenant-a/app=mysql", "3306/TCP");

        assertThat(answer.path("outcome").asString()).isEqualTo("denied");
        assertThat(answer.at("/sender/decision").asString()).isEqualTo("allows-nothing-like-it");
        assertThat(answer.at("/receiver/rules/0/subject").asString()).isEqualTo("tenant:tenant-a");
        assertThat(answer.at("/receiver/rules/0/about").asString()).contains("Default deny");
    }

    @Test
    void knowsNamesAddressesAndWhatAProxySaysToARequest() {
        assertThat(outcome("tenant-a", "tenant-a/app=web", "pay.example.com", "443/TCP"))
                .isEqualTo("allowed");
        assertThat(outcome("tenant-a", "tenant-a/app=web", "other.example.com", "443/TCP"))
                .isEqualTo("denied");
        assertThat(outcome(
                        "tenant-a", "198.51.100.7", "tenant-a/app=api", "8080/TCP&request=" + word("POST /v1/charge")))
                .isEqualTo("allowed-by-proxy");
        assertThat(outcome("tenant-a", "world", "tenant-a/app=api", "8080/TCP&request=" + word("GET /v1/charge")))
                .isEqualTo("denied-by-proxy");
    }

    @Test
    void tellsAnOwnerOfAPartnerWhetherItAgreesAndNotByWhichRules() {
        JsonNode own = ask("tenant-a", "tenant-a/app=web", "billing:billing/app=invoice", "9443/TCP");
        JsonNode whole = ask("auditor", "tenant-a/app=web", "billing/app=invoice", "9443/TCP");

        assertThat(own.path("outcome").asString()).isEqualTo("allowed");
        assertThat(own.at("/sender/rules/0/subject").asString()).isEqualTo("contract:billing/invoice");
        assertThat(own.at("/receiver/another").asBoolean()).isTrue();
        assertThat(own.at("/receiver/rules")).isEmpty();
        assertThat(whole.at("/receiver/rules/0/subject").asString()).isEqualTo("contract:billing/invoice");
    }

    @Test
    void doesNotTellAnOwnerWhatAnotherTenantDoesWhereItsOwnSideIsClosed() {
        JsonNode there = ask("tenant-a", "tenant-a/app=web", "tenant-b:tenant-b/app=game", "80/TCP");
        JsonNode nobody = ask("tenant-a", "tenant-a/app=web", "tenant-x:tenant-x/app=game", "80/TCP");

        assertThat(there.path("outcome").asString()).isEqualTo("denied");
        assertThat(there.at("/receiver/decision").asString()).isEqualTo("not-shown");
        assertThat(there.path("receiver")).isEqualTo(nobody.path("receiver"));
        assertThat(there.path("sender")).isEqualTo(nobody.path("sender"));
    }

    @Test
    void doesNotTellWhetherAForeignNamespaceIsThere() {
        String path = "/reach?from=tenant-a/app%3Dweb&port=80/TCP&to=";
        JsonNode foreign = rest.refused(404, "tenant-a", "GET", path + "billing/app%3Dinvoice", null);
        JsonNode missing = rest.refused(404, "tenant-a", "GET", path + "nowhere/app%3Dinvoice", null);

        assertThat(foreign.path("detail").asString().replace("billing", "nowhere"))
                .isEqualTo(missing.path("detail").asString());
        assertThat(rest.refused(422, "tenant-a", "GET", "/reach?from=world&to=10.0.0.1&port=80/TCP", null)
                        .path("code")
                        .asString())
                .isEqualTo("inquiry-about-nobody");
        rest.refused(404, "tenant-a", "GET", "/tenants/tenant-b/reach", null);
    }

    @Test
    void answersForAnEarlierRevision() {
        JsonNode before = ask("tenant-a", "tenant-a/app=web", "tenant-a/app=mysql", "3306/TCP&at=6");

        assertThat(before.path("revision").asLong()).isEqualTo(6);
        assertThat(before.path("outcome").asString()).isEqualTo("denied");
        rest.refused(404, "tenant-a", "GET", "/reach?from=tenant-a/&to=world&port=80/TCP&at=999", null);
    }

    @Test
    void listsWhatATenantsPoliciesLetThrough() {
        List<String> rows = rest.get("tenant-a", "/tenants/tenant-a/reach")
                .path("rows")
                .valueStream()
                .map(row -> row.path("sentence").asString())
                .toList();

        assertThat(rows)
                .contains("tenant-a app=web -> tenant-a app=mysql, TCP 3306")
                .anyMatch(row -> row.contains("pay.example.com"))
                .anyMatch(row -> row.contains("billing") && row.contains("TCP 9443"))
                .noneMatch(row -> row.contains("tenant-b"));
    }

    private String outcome(String user, String from, String to, String port) {
        return ask(user, from, to, port).path("outcome").asString();
    }

    private JsonNode ask(String user, String from, String to, String port) {
        return rest.get(user, "/reach?from=" + word(from) + "&to=" + word(to) + "&port=" + port);
    }

    private static String word(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
