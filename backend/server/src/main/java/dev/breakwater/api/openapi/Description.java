package dev.breakwater.api.openapi;

import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.api.wire.Problem;
import dev.breakwater.vocabulary.Actor;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** The OpenAPI document: who may call a route, which headers it heeds, every refusal, and an example for every body. */
@Configuration(value = "apiDescription", proxyBeanMethods = false)
class Description {
    private static final List<Class<?>> SPOKEN = Words.ALL;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Ask.class, Actor.class, Paging.class);
        SPOKEN.forEach(word -> SpringDocUtils.getConfig().replaceWithSchema(word, new StringSchema()));
    }

    @Bean
    OpenAPI apiDocument() {
        var components = new Components()
                .addSecuritySchemes(
                        "basic",
                        new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic"));
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Breakwater")
                                .version("v1")
                                .description(
                                        "Networks of tenants on Cilium clusters. Every mutation is a change: it makes one "
                                                + "revision, or with draft=true a draft, or with dryRun=true a preview and nothing else."))
                .components(components)
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }

    @Bean
    OperationCustomizer apiRoutes(Examples examples) {
        return (operation, handler) -> {
            Allowed allowed = handler.getMethodAnnotation(Allowed.class);
            if (allowed != null) {
                operation.setDescription("For " + words(allowed) + ".");
                describe(operation, handler, examples);
            }
            return operation;
        };
    }

    private static void describe(Operation operation, HandlerMethod handler, Examples examples) {
        boolean asks = takes(handler, Ask.class);
        if (takes(handler, Paging.class)) {
            operation.addParametersItem(query("after", "The cursor of an earlier answer"));
            operation.addParametersItem(query("limit", "How many at most, 1 to 500; 50 if not given"));
        }
        if (asks) {
            mutation().forEach(operation::addParametersItem);
        }
        Refusals.of(asks, operation.getRequestBody() != null).forEach(operation.getResponses()::addApiResponse);
        examples.addTo(operation);
    }

    private static List<Parameter> mutation() {
        return List.of(
                header("Idempotency-Key", "The same request sent twice under one key acts once"),
                header("Change-Reason", "Why, where the body does not say"),
                header("Change-Ticket", "Under which ticket, where the body does not say"),
                header("Change-Override", "Why it is carried out though no order is proven; for operators"),
                header("If-Match", "The ETag of what is replaced, or *; asked for when a PUT replaces something"),
                header("If-None-Match", "* for what must not exist yet"),
                query("draft", "true: keep as a draft instead"),
                query("dryRun", "true: answer what it would do, and keep nothing"));
    }

    private static Parameter header(String name, String text) {
        return new HeaderParameter().name(name).description(text).schema(new StringSchema());
    }

    private static Parameter query(String name, String text) {
        Schema<?> schema = new StringSchema();
        return new QueryParameter().name(name).description(text).schema(schema);
    }

    private static boolean takes(HandlerMethod handler, Class<?> type) {
        return Arrays.asList(handler.getMethod().getParameterTypes()).contains(type);
    }

    private static String words(Allowed allowed) {
        return Arrays.stream(allowed.value())
                .map(role -> role.name().toLowerCase(Locale.ROOT) + "s")
                .collect(Collectors.joining(", "));
    }
}
