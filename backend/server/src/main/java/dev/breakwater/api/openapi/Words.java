package dev.breakwater.api.openapi;

import dev.breakwater.vocabulary.AdvertisementId;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Cidr;
import dev.breakwater.vocabulary.ClusterName;
import dev.breakwater.vocabulary.Community;
import dev.breakwater.vocabulary.ContractId;
import dev.breakwater.vocabulary.IpAddress;
import dev.breakwater.vocabulary.Name;
import dev.breakwater.vocabulary.NamespaceName;
import dev.breakwater.vocabulary.PeeringId;
import dev.breakwater.vocabulary.PolicyId;
import dev.breakwater.vocabulary.PoolId;
import dev.breakwater.vocabulary.Port;
import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.List;

/** The words that are written as one text each, whatever they are made of inside. */
final class Words {
    static final List<Class<?>> ALL = List.of(
            AdvertisementId.class,
            ChangeId.class,
            Cidr.class,
            ClusterName.class,
            Community.class,
            ContractId.class,
            IpAddress.class,
            Name.class,
            NamespaceName.class,
            PeeringId.class,
            PolicyId.class,
            PoolId.class,
            Port.class,
            Subject.class,
            TenantId.class);

    private Words() {}
}
