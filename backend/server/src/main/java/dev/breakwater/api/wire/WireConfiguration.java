package dev.breakwater.api.wire;

import dev.breakwater.document.Bodies;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.Rejection;
import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Puts the API's own ways of reading and refusing into Spring's. */
@Configuration(proxyBeanMethods = false)
class WireConfiguration implements WebMvcConfigurer {
    private final Bodies bodies;
    private final JsonMapper json;

    WireConfiguration(Bodies bodies, JsonMapper json) {
        this.bodies = bodies;
        this.json = json;
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(new StrictConverter(bodies))
                .withJsonConverter(new JacksonJsonHttpMessageConverter(json));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new AskResolver());
        resolvers.add(new PagingResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Gate()).addPathPatterns("/api/**");
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, ChangeId.class, ChangeId::parse);
        registry.addConverterFactory(new KebabEnums());
    }

    /** Enums in queries as they are in bodies: lower-case kebab. */
    private static final class KebabEnums implements ConverterFactory<String, Enum<?>> {
        @Override
        public <T extends Enum<?>> Converter<String, T> getConverter(Class<T> type) {
            return word -> {
                for (T constant : type.getEnumConstants()) {
                    if (constant.name().equals(word.toUpperCase(Locale.ROOT).replace('-', '_'))) {
                        return constant;
                    }
                }
                throw Rejection.invalid("parameter-invalid", "'" + word + "' is not a value known here");
            };
        }
    }

    /**
     * Paths below /api that no handler serves. A mapping of its own, after the handlers' and before the console's, which would
     * answer with its page; a catch-all handler would instead hide wrong methods and media types behind "not found".
     */
    @Bean
    SimpleUrlHandlerMapping apiUnknownPaths() {
        HttpRequestHandler unknown = (request, response) -> ProblemWriter.write(
                Problem.of(Rejection.notFound("such path in this API").remedy("/v3/api-docs lists what there is")),
                response);
        return new SimpleUrlHandlerMapping(Map.of("/api/**", unknown, "/api", unknown), 1);
    }

    /** Where the container sends what it refuses or what failed; before Spring's own handler, which says whose framework it is. */
    @Bean
    SimpleUrlHandlerMapping apiFailures() {
        HttpRequestHandler failed = (request, response) -> ProblemWriter.answer(
                Problem.of(
                        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                                ? HttpStatus.valueOf(status)
                                : HttpStatus.NOT_FOUND),
                request,
                response);
        return new SimpleUrlHandlerMapping(Map.of("/error", failed), -1);
    }
}
