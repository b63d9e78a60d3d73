package dev.breakwater.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.breakwater.change.ChangeEvent.ChangeAmended;
import dev.breakwater.intent.Endpoints;
import dev.breakwater.intent.Labels;
import dev.breakwater.intent.Peer;
import dev.breakwater.intent.PolicySpec;
import dev.breakwater.intent.Rule;
import dev.breakwater.intent.Traffic;
import dev.breakwater.vocabulary.Asn;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private static final JsonMapper JSON = Json.mapper();
    private static final Peer BLOCK = new Peer.Block(Cidr.parse("10.0.0.0/8"), List.of(Cidr.parse("10.1.0.0/16")));

    record Sample(TenantId tenant, Asn asn, List<Port> ports, Instant at, SortedMap<Subject, Peer> peers) {}

    private static final Sample SAMPLE = new Sample(
            TenantId.parse("tenant-a"),
            Asn.parse("64512"),
            List.of(Port.parse("8000-8080/TCP")),
            Instant.parse("2026-11-24T02:00:00.000000001Z"),
            new TreeMap<>(Map.of(Subject.parse("tenant:tenant-a"), BLOCK)));
    private static final String WRITTEN = """
            {"tenant":"tenant-a","asn":64512,"ports":["8000-8080/TCP"],"at":"2026-11-24T02:00:00.000000001Z",\
            "peers":{"tenant:tenant-a":{"kind":"block","cidr":"10.0.0.0/8","except":["10.1.0.0/16"]}}}""";

    @Test
    void writesWordsAsWordsAndChoicesWithTheirKind() {
        assertThat(JSON.writeValueAsString(SAMPLE)).isEqualTo(WRITTEN);
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(JSON.readValue(WRITTEN, Sample.class)).isEqualTo(SAMPLE);
    }

    @Test
    void writesTheKindWhateverTheDeclaredTypeAndDoesNotNeedItWhereThereIsNoChoice() {
        assertThat(JSON.writeValueAsString(BLOCK)).contains("\"kind\":\"block\"");
        assertThat(JSON.readValue(JSON.writeValueAsString(BLOCK), Peer.class)).isEqualTo(BLOCK);
        assertThat(JSON.readValue("{\"cidr\":\"10.0.0.0/8\",\"except\":[\"10.1.0.0/16\"]}", Peer.Block.class))
                .isEqualTo(BLOCK);
    }

    @Test
    void readsAbsentListsAndLabelsAsEmpty() {
        assertThat(JSON.readValue("{}", Endpoints.class)).isEqualTo(Endpoints.ALL);
        assertThat(JSON.readValue("{\"labels\":{\"app\":\"mysql\"}}", Endpoints.class))
                .isEqualTo(Endpoints.labelled(Labels.of("app", "mysql")));
    }

    @Test
    void refusesAnAbsentSubjectOrAnyOtherPartWithItsName() {
        String rule = """
                {"action":"allow","direction":"ingress","subject":{},"peer":{"kind":"same-tenant","endpoints":{}},\
                "traffic":{"kind":"everything"}}""";
        assertThat(JSON.readValue(rule, Rule.class).subject()).isEqualTo(Endpoints.ALL);
        for (var absent : Map.of(
                        "subject", "\"subject\":{},",
                        "endpoints", ",\"endpoints\":{}",
                        "traffic", ",\"traffic\":{\"kind\":\"everything\"}",
                        "action", "\"action\":\"allow\",")
                .entrySet()) {
            assertThat(rule).contains(absent.getValue());
            assertThatThrownBy(() -> JSON.readValue(rule.replace(absent.getValue(), ""), Rule.class))
                    .isInstanceOfSatisfying(
                            InvalidNullException.class,
                            refused -> assertThat(refused.getPropertyName().getSimpleName())
                                    .isEqualTo(absent.getKey()));
        }
        assertThatThrownBy(() -> JSON.readValue(rule.replace("\"subject\":{}", "\"subject\":null"), Rule.class))
                .isInstanceOf(InvalidNullException.class);
    }

    @Test
    void letsWhatMayBeAbsentBeAbsentAndEachRecordRefuseAnEmptyThatWidens() {
        assertThat(JSON.readValue("{\"method\":\"GET\"}", Traffic.HttpRule.class)
                        .headers())
                .isEmpty();
        assertThatThrownBy(() -> JSON.readValue("{\"reason\":\"because\"}", PolicySpec.class))
                .hasRootCauseInstanceOf(Rejection.class);
        assertThatThrownBy(() -> JSON.readValue("{\"kind\":\"ports\"}", Traffic.class))
                .hasRootCauseInstanceOf(Rejection.class);
    }

    @Test
    void writesEnumsInKebabCase() {
        assertThat(JSON.writeValueAsString(Peer.Reserved.KUBE_APISERVER)).isEqualTo("\"kube-apiserver\"");
        assertThat(JSON.readValue("\"kube-apiserver\"", Peer.Reserved.class)).isEqualTo(Peer.Reserved.KUBE_APISERVER);
    }

    @Test
    void refusesUnknownFieldsDuplicateKeysAndCoercion() {
        for (String bad : List.of(
                "{\"namespaces\":[],\"surprise\":1}", "{\"labels\":{},\"labels\":{}}", "{\"labels\":{\"app\":1.5}}")) {
            assertThatThrownBy(() -> JSON.readValue(bad, Endpoints.class)).isInstanceOf(JacksonException.class);
        }
        assertThatThrownBy(
                        () -> JSON.readValue("{\"holdSeconds\":\"5\"}", dev.breakwater.intent.PeerProfile.Timers.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void keepsTheRefusalOfAWordAsTheCause() {
        assertThatThrownBy(() -> JSON.readValue(WRITTEN.replace("64512", "0"), Sample.class))
                .isInstanceOf(JacksonException.class)
                .hasRootCauseInstanceOf(Rejection.class);
    }

    @Test
    void readsAChangeAsItWasStoredBeforeThereWereOverrides() {
        String stored = """
                {"changeId":"7c9e6679-7425-40de-944b-e07fc1f90ae7","base":3,"reason":"because","operations":[]}""";
        ChangeAmended read = JSON.readValue(stored, ChangeAmended.class);
        assertThat(read.override()).isNull();
        assertThat(read.base()).isEqualTo(3);
    }
}
