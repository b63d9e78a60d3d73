package dev.breakwater.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.breakwater.Caller;
import dev.breakwater.ServerIT;
import dev.breakwater.sandbox.Sandbox;
import dev.breakwater.sandbox.SandboxSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** What a preview says over REST, and that what it says is what a commit and the rollout then do. */
@ServerIT(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "breakwater.access.demo-users=true")
class PreviewIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String POLICIES = "/tenants/tenant-a/policies/";

    @TempDir
    static Path folder;

    private static Sandbox sandbox;

    @LocalServerPort
    int port;

    private Caller rest;

    @BeforeAll
    static void begins() {
        sandbox = Sandbox.start(SandboxSettings.in(folder));
    }

    @AfterAll
    static void ends() {
        sandbox.close();
    }

    @DynamicPropertySource
    static void cluster(DynamicPropertyRegistry properties) {
        properties.add(
                "breakwater.cluster.kubeconfig", () -> sandbox.kubeconfig().toString());
    }

    @BeforeEach
    void tenantsAreIn() {
        rest = Caller.of(port);
        if (rest.get("operator", "/tenants").path("items").isEmpty()) {
            for (String tenant : List.of("tenant-a", "tenant-b", "billing")) {
                rest.post(tenant, "/tenants", """
                        {"id": "%s", "isolation": "strict", "namespaces": ["%s"]}""".formatted(tenant, tenant));
                rest.post("operator", "/tenants/" + tenant + "/approval", null);
            }
        }
    }

    @Test
    void showsTheFlowsThatOpenAndCloseAndThePlanThatTheRolloutThenTakes() {
        rest.put("tenant-a", POLICIES + "mysql", between("frontend", "mysql", 3306));

        JsonNode preview =
                rest.send("tenant-a", "PUT", POLICIES + "mysql?dryRun=true", between("batch", "mysql", 3306));

        assertThat(sentences(preview, "opened")).containsExactly("tenant-a app=batch -> tenant-a app=mysql, TCP 3306");
        assertThat(sentences(preview, "closed"))
                .containsExactly("tenant-a app=frontend -> tenant-a app=mysql, TCP 3306");
        JsonNode example = preview.at("/assessment/flows/closed/0/example");
        assertThat(example.path("protocol").asString("")).isEqualTo("TCP");
        assertThat(example.path("port").asInt(0)).isEqualTo(3306);
        assertThat(example.path("from").asString("")).isEqualTo("tenant-a/app=frontend");
        assertThat(preview.at("/assessment/isolation/proven").asBoolean(false)).isTrue();
        JsonNode plan = preview.at("/assessment/plans/0");
        assertThat(plan.path("verdict").asString("")).isEqualTo("PROVEN");
        assertThat(plan.at("/phases/0/why").asString("")).isNotBlank();
        assertThat(plan.at("/phases/0/proof/cells").asLong(0)).isPositive();

        long revision = rest.put("tenant-a", POLICIES + "mysql", between("batch", "mysql", 3306), "If-Match", "*");

        assertThat(rest.get("tenant-a", "/revisions/" + revision + "/flows"))
                .isEqualTo(preview.at("/assessment/flows"));
        JsonNode back = rest.get("auditor", "/revisions/" + revision + "/flows?from=" + revision);
        assertThat(back.path("opened").isEmpty() && back.path("closed").isEmpty())
                .isTrue();
        assertThat(rest.get("tenant-b", "/revisions/" + revision + "/flows")
                        .path("closed")
                        .isEmpty())
                .as("of another tenant's flows")
                .isTrue();
        JsonNode taken = planOf(revision);
        assertThat(taken.path("verdict")).isEqualTo(plan.path("verdict"));
        assertThat(taken.path("strategy")).isEqualTo(plan.path("strategy"));
        assertThat(steps(taken)).isEqualTo(steps(plan));
    }

    @Test
    void showsWhatIsHardlyMeantOnceWhenItIsNew() {
        String names = rules("egress", "{}", """
                {"kind": "fqdn-name", "name": "billing.hk.example.com"}""", ports(443)) + "," + rules("egress", "{}", """
                        {"kind": "entity", "entity": "world"}""", ports(443));
        JsonNode preview = rest.send("tenant-a", "PUT", POLICIES + "names?dryRun=true", policy(names));
        JsonNode trap = preview.at("/assessment/lint/0");
        assertThat(trap.path("code").asString("")).as(preview.toString()).isEqualTo("fqdn-beside-world");
        assertThat(trap.path("object").asString("")).contains("bw-tenant-a-names-allow-");
        assertThat(trap.path("remedy").asString("")).isNotBlank();
        assertThat(trap.path("policy").asString("")).as(trap.toString()).isEqualTo("tenant-a/names");
        assertThat(trap.path("rule").asInt(-1)).as(trap.toString()).isZero();
        rest.put("tenant-a", POLICIES + "names", policy(names));

        JsonNode later = rest.send("tenant-a", "PUT", POLICIES + "other?dryRun=true", between("x", "y", 81));

        assertThat(later.at("/assessment/lint").isEmpty()).as(later.toString()).isTrue();
    }

    @Test
    void carriesOutWhatIsNotProvenOnlyWhenAnOperatorAnswersForIt() {
        rest.put("tenant-a", POLICIES + "charge", between("till", "pay", 8080));
        String narrowed = policy(rules("ingress", app("pay"), sameTenant("till"), """
                {"kind": "http", "ports": ["8080/TCP"], "rules": [{"method": "POST", "path": "/v1/charge"}]}""")
                + "," + rules("egress", app("till"), sameTenant("pay"), ports(8080)));
        long before = newest();

        JsonNode preview = rest.send("tenant-a", "PUT", POLICIES + "charge?dryRun=true", narrowed);
        JsonNode plan = preview.at("/assessment/plans/0");
        assertThat(plan.path("verdict").asString("")).as(preview.toString()).isEqualTo("REFUSED");
        assertThat(plan.at("/obstacles/0/needed").asString("")).contains("override");
        assertThat(plan.at("/phases/0/steps").isEmpty()).isFalse();
        JsonNode refusal = rest.refused(409, "tenant-a", "PUT", POLICIES + "charge", narrowed, "If-Match", "*");
        assertThat(refusal.path("code").asString("")).isEqualTo("plan-refused");
        assertThat(refusal.path("detail").asString("")).contains("app=till", "app=pay", "8080");
        JsonNode notTheirs = rest.refused(
                403, "tenant-a", "PUT", POLICIES + "charge", narrowed, "If-Match", "*", "Change-Override", "I want to");
        assertThat(notTheirs.path("code").asString("")).isEqualTo("override-needs-operator");
        assertThat(newest()).isEqualTo(before);

        JsonNode done = rest.send(
                "operator",
                "PUT",
                POLICIES + "charge",
                narrowed,
                "If-Match",
                "*",
                "Change-Override",
                "Nobody pays at night");

        long revision = done.path("revision").asLong(0);
        assertThat(rest.get("operator", "/revisions/" + revision)
                        .path("override")
                        .asString(""))
                .isEqualTo("Nobody pays at night");
        String change = done.path("change").asString("");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rest.get("auditor", "/changes/" + change)
                                .findValue("override")
                                .asString(""))
                        .isEqualTo("Nobody pays at night"));
        JsonNode taken = planOf(revision);
        assertThat(taken.path("verdict").asString("")).isEqualTo("OVERRIDDEN");
        assertThat(taken.path("reason").asString("")).isEqualTo("operator: Nobody pays at night");
    }

    @Test
    void keepsAnOverrideInADraftOfAnOperator() {
        String draft = """
                {"reason": "The shop moves", "override": "At night", "operations":
                 [{"kind": "choose-isolation", "tenantId": "tenant-b", "isolation": "shared"}]}""";
        JsonNode refusal = rest.refused(403, "tenant-b", "POST", "/changes", draft);
        assertThat(refusal.toString()).contains("override-needs-operator", "/override");
        assertThat(rest.refused(422, "operator", "POST", "/changes", draft.replace("At night", " "))
                        .path("code")
                        .asString(""))
                .isEqualTo("override-invalid");

        JsonNode kept = rest.send("operator", "POST", "/changes", draft);

        String change = kept.path("change").asString("");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rest.get("operator", "/changes/" + change)
                                .findValue("override")
                                .asString(""))
                        .isEqualTo("At night"));
        assertThat(rest.refused(403, "tenant-b", "POST", "/changes/" + change + "/commit", null)
                        .path("code")
                        .asString(""))
                .isEqualTo("override-needs-operator");
    }

    @Test
    void commitsAnOwnersDraftInTheNameOfTheOperatorWhoAnswersForIt() {
        String change =
                rest.send("tenant-b", "POST", "/changes", """
                {"reason": "The shop moves", "operations":
                 [{"kind": "choose-isolation", "tenantId": "tenant-b", "isolation": "shared"}]}""").path("change").asString("");
        String commit = "/changes/" + change + "/commit";
        assertThat(rest.refused(403, "tenant-b", "POST", commit, null, "Change-Override", "I want to")
                        .path("code")
                        .asString(""))
                .isEqualTo("override-needs-operator");

        JsonNode done = rest.send("operator", "POST", commit, null, "Change-Override", "Nobody pays at night");

        assertThat(rest.get("auditor", "/revisions/" + done.path("revision").asLong(0))
                        .path("override")
                        .asString(""))
                .isEqualTo("Nobody pays at night");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(rest.get("auditor", "/changes/" + change)
                                .findValue("override")
                                .asString(""))
                        .isEqualTo("Nobody pays at night"));
    }

    @Test
    void commitsADraftAsItWasSeenOrNotAtAll() {
        String draft = """
                {"reason": "A better word", "operations":
                 [{"kind": "describe-tenant", "tenantId": "tenant-b", "description": "The %s"}]}""";
        String change = "/changes/"
                + rest.send("tenant-b", "POST", "/changes", draft.formatted("game"))
                        .path("change")
                        .asString("");
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(rest.get("tenant-b", change).toString()).contains("The game"));
        String seen = "{\"operations\": " + rest.get("tenant-b", change).path("operations") + "}";
        rest.send("tenant-b", "PUT", change, draft.formatted("old game"));

        JsonNode moved = rest.refused(409, "tenant-b", "POST", change + "/commit", seen);

        assertThat(moved.path("code").asString("")).isEqualTo("draft-moved");
        String again = seen.replace("The game", "The old game");
        assertThat(rest.send("tenant-b", "POST", change + "/commit", again)
                        .path("revision")
                        .asLong(0))
                .isPositive();
    }

    @Test
    void showsAnOwnerNothingOfOthersButWithWhomThereIsAContract() {
        rest.put("billing", "/tenants/billing/contracts/invoice", """
                {"consumer": "tenant-a", "offered": {"labels": {"app": "invoice"}}, "callers": {}, "ports": ["9443/TCP"]}""");

        String path = "/tenants/billing/contracts/invoice/acceptance?dryRun=true";
        JsonNode own = rest.send("tenant-a", "POST", path, null);
        JsonNode all = rest.send("operator", "POST", path, null);

        assertThat(sentences(own, "opened")).isNotEmpty().allMatch(row -> row.contains("TCP 9443"));
        assertThat(own.at("/assessment/plans/0/units").toString()).isEqualTo("[\"tenant:tenant-a\"]");
        assertThat(own.toString()).doesNotContain("tenant-b", "bw-billing-", "tenant:billing");
        assertThat(all.at("/assessment/plans/0/units").toString())
                .isEqualTo("[\"tenant:billing\",\"tenant:tenant-a\"]");
        assertThat(all.toString()).contains("bw-billing-");
    }

    /** Whoever sees a few of them only is answered all the same. */
    @Test
    void comparesNoFlowsOfMoreTenantsThanCanBeWaitedFor() {
        String operations =
                IntStream.range(0, 51).mapToObj(i -> """
                        {"kind": "request-tenant", "tenantId": "crowd-%1$d", "description": "", "isolation": "strict", "namespaces": ["crowd-%1$d"]},
                        {"kind": "approve-tenant", "tenantId": "crowd-%1$d"}""".formatted(i)).collect(Collectors.joining(","));
        JsonNode draft = rest.send(
                "operator", "POST", "/changes", "{\"reason\": \"A crowd\", \"operations\": [" + operations + "]}");
        long revision = rest.post("operator", "/changes/" + draft.path("change").asString("") + "/commit", null);

        JsonNode refusal = rest.refused(422, "operator", "GET", "/revisions/" + revision + "/flows", null);
        assertThat(refusal.path("code").asString("")).isEqualTo("comparison-too-wide");
        assertThat(refusal.path("detail").asString("")).contains("at most 50 tenants");
        assertThat(rest.get("tenant-b", "/revisions/" + revision + "/flows")
                        .path("opened")
                        .isEmpty())
                .isTrue();
    }

    private long newest() {
        return rest.get("operator", "/cluster").path("newest").asLong(0);
    }

    /** The one plan by which a revision was carried out. */
    private JsonNode planOf(long revision) {
        await().atMost(LONG)
                .until(() -> rest.get("operator", "/cluster").path("applied").asLong(0) >= revision);
        JsonNode plans =
                rest.get("operator", "/revisions/" + revision + "/plan").path("plans");
        assertThat(plans.size()).as(plans.toString()).isEqualTo(1);
        return plans.get(0);
    }

    private static List<String> steps(JsonNode plan) {
        return plan.path("phases")
                .valueStream()
                .flatMap(phase -> phase.path("steps").valueStream())
                .map(step ->
                        step.path("verb").asString("") + " " + step.path("ref").asString(""))
                .toList();
    }

    private static List<String> sentences(JsonNode preview, String what) {
        return preview.at("/assessment/flows/" + what)
                .valueStream()
                .map(row -> row.path("sentence").asString(""))
                .toList();
    }

    private static String between(String from, String to, int port) {
        return policy(rules("ingress", app(to), sameTenant(from), ports(port)) + ","
                + rules("egress", app(from), sameTenant(to), ports(port)));
    }

    private static String policy(String rules) {
        return "{\"reason\": \"As a test wants it\", \"rules\": [" + rules + "]}";
    }

    private static String rules(String direction, String subject, String peer, String traffic) {
        return """
                {"action": "allow", "direction": "%s", "subject": %s, "peer": %s, "traffic": %s}""".formatted(direction, subject, peer, traffic);
    }

    private static String app(String name) {
        return "{\"labels\": {\"app\": \"" + name + "\"}}";
    }

    private static String sameTenant(String name) {
        return "{\"kind\": \"same-tenant\", \"endpoints\": " + app(name) + "}";
    }

    private static String ports(int port) {
        return "{\"kind\": \"ports\", \"ports\": [\"" + port + "/TCP\"]}";
    }
}
