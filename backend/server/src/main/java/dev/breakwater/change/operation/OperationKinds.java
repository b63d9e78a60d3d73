package dev.breakwater.change.operation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.breakwater.addressing.AddressingCommand;
import dev.breakwater.contract.ContractCommand;
import dev.breakwater.intent.Operation;
import dev.breakwater.peering.AdvertisementCommand;
import dev.breakwater.peering.PeeringCommand;
import dev.breakwater.policy.PolicyCommand;
import dev.breakwater.tenant.TenantCommand;
import dev.breakwater.vocabulary.Rejection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.jsontype.impl.TypeIdResolverBase;

/** The owning rooms' commands by their kind: {@code request-tenant}, {@code define-policy} and so on; there are no others. */
class OperationKinds extends TypeIdResolverBase {
    private static final Map<String, Class<?>> BY_KIND = new TreeMap<>();

    static {
        Stream.<Class<? extends Operation>>of(
                        TenantCommand.class,
                        PolicyCommand.class,
                        ContractCommand.class,
                        AddressingCommand.class,
                        PeeringCommand.class,
                        AdvertisementCommand.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .forEach(command -> BY_KIND.put(kind(command), command));
    }

    @Override
    public String idFromValue(DatabindContext context, Object value) {
        return kind(value.getClass());
    }

    @Override
    public String idFromValueAndType(DatabindContext context, Object value, Class<?> type) {
        return kind(type);
    }

    @Override
    public JavaType typeFromId(DatabindContext context, String id) {
        Class<?> command = BY_KIND.get(id);
        if (command == null) {
            throw Rejection.invalid("operation-unknown", "There is no operation of this kind")
                    .remedy("The kinds are " + String.join(", ", BY_KIND.keySet()));
        }
        return context.constructType(command);
    }

    @Override
    public JsonTypeInfo.Id getMechanism() {
        return JsonTypeInfo.Id.CUSTOM;
    }

    private static String kind(Class<?> command) {
        return command.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
