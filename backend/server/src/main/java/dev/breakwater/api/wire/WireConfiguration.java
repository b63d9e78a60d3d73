package dev.breakwater.api.wire;

import dev.breakwater.vocabulary.Rejection;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
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
}
