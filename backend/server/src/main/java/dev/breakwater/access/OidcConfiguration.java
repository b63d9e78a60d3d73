package dev.breakwater.access;

import dev.breakwater.access.OidcConfiguration.Given;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestOperations;
import org.springframework.web.client.RestTemplate;

/** Wires signing in by a provider, where one is configured; starting it asks nobody anything. */
@Configuration(proxyBeanMethods = false)
@Conditional(Given.class)
class OidcConfiguration {
    /** Somebody waits at the door for these. */
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private static final Duration READ = Duration.ofSeconds(5);

    private final ClientHttpRequestFactory http = http();

    @Bean
    IdentityProvider identityProvider(AccessSettings access, FailedSignIns record, Clock clock) {
        OidcSettings settings = Objects.requireNonNull(access.oidc());
        var discovery = new Discovery(
                settings, RestClient.builder().requestFactory(http).build());
        var asking = new IdentityProvider.Asking(discovery, tokens(), people(new Admission(settings, clock)));
        return new IdentityProvider(settings.name(), asking, record, clock);
    }

    /** Spring Security looks for it among the beans. ID tokens are read by the provider's own keys, by whichever algorithm of two keys. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        var rest = new RestTemplate(http);
        var byKeys = new ConcurrentHashMap<String, JwtDecoder>();
        return registration -> byKeys.computeIfAbsent(
                Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()),
                keys -> idTokens(registration, keys, rest));
    }

    private static JwtDecoder idTokens(ClientRegistration registration, String keys, RestOperations rest) {
        var decoder = NimbusJwtDecoder.withJwkSetUri(keys)
                .jwsAlgorithms(all -> all.addAll(List.of(SignatureAlgorithm.values())))
                .restOperations(rest)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    private RestClientAuthorizationCodeTokenResponseClient tokens() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(http)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private OidcUserService people(Admission admission) {
        var asked = new DefaultOAuth2UserService();
        var rest = new RestTemplate(http);
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        asked.setRestOperations(rest);
        var people = new OidcUserService();
        people.setOauth2UserService(asked);
        people.setOidcUserConverter(admission);
        return people;
    }

    private static ClientHttpRequestFactory http() {
        var http = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(CONNECT).build());
        http.setReadTimeout(READ);
        return http;
    }

    /** An empty issuer, as compose files give where nothing is set, is none. */
    static final class Given implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("breakwater.access.oidc.issuer"));
        }
    }
}
