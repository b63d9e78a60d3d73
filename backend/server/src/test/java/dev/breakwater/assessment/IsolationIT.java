package dev.breakwater.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.breakwater.Caller;
import dev.breakwater.ServerIT;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * Nobody can ask for what would let tenants meet, so here the store itself makes more of a policy than was asked for, as a compiler
 * with an error would: whoever opens to the health checks opens to the whole cluster.
 */
@ServerIT(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"breakwater.access.demo-users=true", "breakwater.cluster.guard=admission"})
class IsolationIT {
    private static final String OPEN = """
            {"reason": "As a test wants it", "rules": [
             {"action": "allow", "direction": "ingress", "subject": {}, "peer": {"kind": "entity", "entity": "health"},
              "traffic": {"kind": "ports", "ports": ["8080/TCP"]}},
             {"action": "allow", "direction": "egress", "subject": {}, "peer": {"kind": "entity", "entity": "health"},
              "traffic": {"kind": "ports", "ports": ["8080/TCP"]}}]}""";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    private Caller rest;

    @BeforeEach
    void tenantsAreInAndTheCompilerErrs() {
        rest = Caller.of(port);
        for (String tenant : new String[] {"tenant-a", "tenant-b"}) {
            rest.post(tenant, "/tenants", """
                    {"id": "%s", "isolation": "strict", "namespaces": ["%s"]}""".formatted(tenant, tenant));
            rest.post("operator", "/tenants/" + tenant + "/approval", null);
        }
        sql.sql("""
                CREATE FUNCTION errs() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN NEW.yaml := replace(NEW.yaml, '- health', '- cluster'); RETURN NEW; END $$""").update();
        sql.sql("CREATE TRIGGER errs BEFORE INSERT ON manifest_row FOR EACH ROW EXECUTE FUNCTION errs()")
                .update();
    }

    @Test
    void refusesTheChangeByWhichTenantsWouldMeetWithAnExampleAndKeepsNothingOfIt() {
        rest.put("tenant-a", "/tenants/tenant-a/policies/open", OPEN);
        String before = kept();

        JsonNode preview = rest.send("tenant-b", "PUT", "/tenants/tenant-b/policies/open?dryRun=true", OPEN);
        JsonNode refusal = rest.refused(409, "tenant-b", "PUT", "/tenants/tenant-b/policies/open", OPEN);
        JsonNode overridden = rest.refused(
                409, "operator", "PUT", "/tenants/tenant-b/policies/open", OPEN, "Change-Override", "I may all");

        assertThat(kept()).isEqualTo(before);
        assertThat(preview.at("/assessment/isolation/proven").asBoolean(true)).isFalse();
        JsonNode crossing = preview.at("/assessment/isolation/crossings/0");
        assertThat(crossing.at("/example/port").asInt(0)).as(preview.toString()).isEqualTo(8080);
        assertThat(preview.toString()).contains("another tenant").doesNotContain("tenant-a");
        assertThat(refusal.path("code").asString("")).isEqualTo("isolation-broken");
        assertThat(refusal.path("detail").asString(""))
                .contains("another tenant", "tenant-b", "TCP 8080")
                .doesNotContain("tenant-a");
        assertThat(refusal.path("remedy").asString("")).isNotBlank();
        assertThat(overridden.path("code").asString("")).isEqualTo("isolation-broken");
        assertThat(overridden.path("detail").asString("")).contains("tenant-a", "tenant-b");
    }

    private String kept() {
        return sql.sql(
                        "SELECT (SELECT count(*) FROM domain_event_entry) || '/' || (SELECT count(*) FROM manifest_row) || '/'"
                                + " || (SELECT max(revision) FROM revision_row)")
                .query(String.class)
                .single();
    }
}
