package dev.breakwater.intent;

import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.regex.Pattern;

/** The other end of a rule. None of them can be empty, since an empty peer would mean everybody or nobody. */
public sealed interface Peer {

    /** Endpoints of the rule's own tenant. */
    record SameTenant(Endpoints endpoints) implements Peer {}

    /** The other side of an accepted contract, within what the contract names. */
    record ContractPartner(ContractId contract) implements Peer {}

    /** Addresses outside the cluster; Cilium never matches pods or nodes by address. */
    record Block(Cidr cidr, List<Cidr> except) implements Peer {
        public Block {
            except = except.stream().sorted().distinct().toList();
            for (Cidr hole : except) {
                if (!cidr.contains(hole) || cidr.equals(hole)) {
                    throw Rejection.invalid("exception-outside-block", hole + " is not a part of " + cidr)
                            .remedy("An exception must lie inside its block and be smaller than it");
                }
            }
        }
    }

    /** One DNS name outside the cluster, egress only. */
    record FqdnName(String name) implements Peer {
        private static final Pattern FORM =
                Pattern.compile("([a-z0-9_]([-a-z0-9_]{0,61}[a-z0-9_])?\\.)+[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

        public FqdnName {
            if (name.length() > 253 || !FORM.matcher(name).matches()) {
                throw Rejection.invalid("fqdn-invalid", "'" + name + "' is not a full DNS name in lower case")
                        .remedy(
                                name.contains("*")
                                        ? "Use a pattern (kind fqdn-pattern) for names with *"
                                        : "Write it like api.example.com");
            }
        }
    }

    /** DNS names by pattern, egress only; {@code *} stands for any characters within one label. */
    record FqdnPattern(String pattern) implements Peer {
        private static final Pattern FORM =
                Pattern.compile("([-a-z0-9_*]{1,63}\\.)+[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

        public FqdnPattern {
            if (pattern.length() > 253
                    || !FORM.matcher(pattern).matches()
                    || pattern.indexOf('*') < 0
                    || pattern.contains("**")) {
                throw Rejection.invalid("fqdn-pattern-invalid", "'" + pattern + "' is not a DNS name pattern")
                        .remedy("Write it like *.example.com (one label deep); a name without * is kind fqdn-name");
            }
        }
    }

    /** One of Cilium's reserved entities that a tenant may speak of. */
    record Entity(Reserved entity) implements Peer {}

    /** Those of Cilium's entities that cannot stand for another tenant's pods: neither all nor cluster. */
    enum Reserved {
        WORLD,
        HOST,
        REMOTE_NODE,
        KUBE_APISERVER,
        INGRESS,
        HEALTH
    }
}
