package dev.breakwater.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words, at their edges. */
class VocabularyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "A", "-a", "a-", "a.b", "a_b", "a b", "a/b", "\u00e9", "a\n"})
    void refusesWhatIsNoName(String text) {
        refuses("name-invalid", () -> Name.parse(text));
    }

    @Test
    void limitsNamesTo63AndTenantsTo40Characters() {
        assertThat(Name.parse("a".repeat(63)).value()).hasSize(63);
        refuses("name-invalid", () -> Name.parse("a".repeat(64)));
        assertThat(TenantId.parse("a".repeat(40)).value()).hasSize(40);
        refuses("tenant-id-too-long", () -> TenantId.parse("a".repeat(41)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "kube-system", "kube-public", "cilium", "cilium-secrets", "breakwater"})
    void keepsTheClustersOwnNamespaces(String text) {
        refuses("namespace-of-the-cluster", () -> NamespaceName.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "010/TCP",
                "0x50/TCP",
                "8_0/TCP",
                "0/TCP",
                "http/TCP",
                "80",
                "80/tcp",
                "80/ICMP",
                "80/ANY",
                "+80/TCP",
                "80 /TCP",
                "80-/TCP",
                "-80/TCP",
                "80/TCP ",
                "100000/TCP"
            })
    void refusesPortsThatCiliumMisreads(String text) {
        refuses("port-invalid", () -> Port.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536/TCP", "90-80/TCP", "80-65536/UDP"})
    void refusesPortsOutOfRange(String text) {
        refuses("port-out-of-range", () -> Port.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/TCP", "65535/UDP", "3868/SCTP", "8000-8080/TCP"})
    void writesPortsAsItReadsThem(String text) {
        assertThat(Port.parse(text)).hasToString(text);
    }

    @Test
    void writesARangeOfOneAsASinglePort() {
        assertThat(Port.parse("80-80/TCP")).hasToString("80/TCP").isEqualTo(Port.tcp(80));
    }

    @Test
    void knowsWhichPortsOverlap() {
        Port range = Port.parse("8000-8080/TCP");
        assertThat(Stream.of("8000/TCP", "8080/TCP", "7000-8000/TCP", "8080-9000/TCP", "1-65535/TCP")
                        .map(Port::parse))
                .allMatch(range::overlaps)
                .allMatch(other -> other.overlaps(range));
        assertThat(Stream.of("7999/TCP", "8081/TCP", "8000/UDP", "8000/SCTP").map(Port::parse))
                .noneMatch(range::overlaps);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.3",
                "1.2.3.4.5",
                "01.2.3.4",
                "256.1.1.1",
                "1.2.3.4/24",
                "::ffff:1.2.3.4",
                "::1%eth0",
                "1::2::3",
                "::ffff:102:304",
                "12345::",
                "",
                "localhost",
                "[::1]"
            })
    void refusesWhatIsNoAddress(String text) {
        refuses("address-invalid", () -> IpAddress.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:DB8:0:0:0:0:0:1,2001:db8::1",
        "0:0:0:0:0:0:0:0,::",
        "1:0:0:2:0:0:0:3,1:0:0:2::3",
        "1:0:0:2:0:0:3:4,1::2:0:0:3:4",
        "1:0:2:3:4:5:6:7,1:0:2:3:4:5:6:7",
        "fe80:0:0:0:0:0:0:0,fe80::",
        "10.0.1.1,10.0.1.1"
    })
    void writesAddressesInOneForm(String text, String canonical) {
        assertThat(IpAddress.parse(text)).hasToString(canonical);
        assertThat(IpAddress.parse(canonical)).isEqualTo(IpAddress.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.1/8,10.0.0.0/8", "2001:db8::1/64,2001:db8::/64", "128.0.0.0/0,0.0.0.0/0"})
    void refusesBitsBeyondThePrefixAndSaysWhatWasMeant(String text, String meant) {
        assertThat(refuses("cidr-has-host-bits", () -> Cidr.parse(text)).remedy())
                .contains(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0", "10.0.0.0/33", "::/129", "10.0.0.0/08", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/a"})
    void refusesWhatIsNoCidr(String text) {
        refuses("cidr-invalid", () -> Cidr.parse(text));
    }

    @Test
    void knowsWhatABlockContains() {
        Cidr block = Cidr.parse("10.0.0.0/8");
        assertThat(block.contains(Cidr.parse("10.255.255.255/32"))).isTrue();
        assertThat(block.contains(block)).isTrue();
        assertThat(block.contains(Cidr.parse("11.0.0.0/32"))).isFalse();
        assertThat(block.contains(Cidr.parse("0.0.0.0/0"))).isFalse();
        assertThat(block.overlaps(Cidr.parse("0.0.0.0/0"))).isTrue();
        assertThat(Cidr.parse("::/0").overlaps(Cidr.parse("0.0.0.0/0"))).isFalse();
        assertThat(Cidr.parse("2001:db8::/33").contains(Cidr.parse("2001:db8:8000::/33")))
                .isFalse();
    }

    @Test
    void readsAsnsOfFourOctetsOnly() {
        assertThat(Asn.parse("4294967294").value()).isEqualTo(4294967294L);
        refuses("asn-out-of-range", () -> Asn.parse("4294967295"));
        refuses("asn-invalid", () -> Asn.parse("0"));
        refuses("asn-invalid", () -> Asn.parse("1.10"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"64512", "65536:1", "1:65536", "1:2:3:4", "01:1", "4294967296:1:1", "a:b", "1:", ":1", "-1:1"})
    void refusesWhatIsNoCommunity(String text) {
        refuses("community-invalid", () -> Community.parse(text));
    }

    @Test
    void tellsStandardFromLargeCommunities() {
        assertThat(Community.parse("64512:100").isLarge()).isFalse();
        assertThat(Community.parse("4294967295:1:0").isLarge()).isTrue();
    }

    @Test
    void readsTheIdsThatItWrites() {
        assertThat(PolicyId.parse("a/b")).hasToString("a/b");
        assertThat(PoolId.parse("a/b")).hasToString("a/b");
        assertThat(ContractId.parse("a/b")).hasToString("a/b");
        assertThat(AdvertisementId.parse("a/b")).hasToString("a/b");
        refuses("id-invalid", () -> PolicyId.parse("a"));
        refuses("name-invalid", () -> PolicyId.parse("a/b/c"));
        for (String subject :
                new String[] {"tenant:a", "policy:a/b", "contract:a/b", "pool:a/b", "peering:a", "advertisement:a/b"}) {
            assertThat(Subject.parse(subject)).hasToString(subject);
        }
        refuses("subject-invalid", () -> Subject.parse("change:a"));
    }

    @Test
    void putsAnOuterPointerBeforeAnInnerOne() {
        var refusal = Rejection.invalid("code", "sentence").at("/b").at("/a").remedy("instead");
        assertThat(refusal.pointer()).isEqualTo("/a/b");
        assertThat(refusal.remedy()).isEqualTo("instead");
        assertThat(refusal.at("/x").remedy()).isEqualTo("instead");
        assertThat(refusal.kind()).isEqualTo(Rejection.Kind.INVALID);
    }

    private static Rejection refuses(String code, ThrowingCallable construction) {
        Rejection refusal = catchThrowableOfType(Rejection.class, construction);
        assertThat(refusal).as("a refusal").isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        return refusal;
    }
}
