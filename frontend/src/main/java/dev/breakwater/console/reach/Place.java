package dev.breakwater.console.reach;

import static dev.breakwater.console.words.Words.t;

import dev.breakwater.console.asked.RuleWords;
import dev.breakwater.intent.Peer;
import dev.breakwater.vocabulary.TenantId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One end of an arrow. */
sealed interface Place {

    /** All pods of a tenant together. */
    record OfTenant(TenantId id) implements Place {}

    /** Whatever a rule names that is no tenant's: the world, blocks of addresses, DNS names, nodes and the API server. */
    record Outside(Peer peer) implements Place {}

    /** Where every tenant may ask for names. */
    record NameServer() implements Place {}

    /** Null for what lies within a tenant or a contract. */
    static @Nullable Place of(Peer peer) {
        return switch (peer) {
            case Peer.SameTenant _, Peer.ContractPartner _ -> null;
            case Peer.Block _, Peer.FqdnName _, Peer.FqdnPattern _, Peer.Entity _ -> new Outside(peer);
        };
    }

    /** The same in every language. */
    default String key() {
        return switch (this) {
            case OfTenant(var id) -> id.toString();
            case Outside(var peer) -> peer.toString();
            case NameServer() -> "kube-dns";
        };
    }

    default String name() {
        return this instanceof Outside(var peer) ? RuleWords.of(peer) : key();
    }

    default String kind() {
        return switch (this) {
            case OfTenant _ -> t("reach.tenant");
            case NameServer _ -> t("reach.in-cluster");
            case Outside(Peer.Entity(var entity)) when entity != Peer.Reserved.WORLD -> t("reach.in-cluster");
            case Outside(Peer.FqdnName _), Outside(Peer.FqdnPattern _) -> t("reach.dns-name");
            case Outside _ -> t("reach.addresses");
        };
    }

    /** As an inquiry writes it; of a pattern one name that fits. A tenant is no end: its pods are, each by its own namespace. */
    default String end() {
        return switch (this) {
            case OfTenant(var id) -> throw new IllegalStateException(id + " is no end of a flow, its pods are");
            case NameServer() -> "kube-system/k8s-app=kube-dns";
            case Outside(Peer.Block block) -> block.cidr().toString();
            case Outside(Peer.FqdnName(var name)) -> name;
            case Outside(Peer.FqdnPattern(var pattern)) -> pattern.replace("*", "any");
            case Outside(Peer.Entity(var entity)) ->
                entity.name().toLowerCase(Locale.ROOT).replace('_', '-');
            case Outside(var within) -> throw new IllegalStateException(within + " is no place of its own");
        };
    }
}
