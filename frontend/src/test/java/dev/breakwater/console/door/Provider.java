package dev.breakwater.console.door;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A real OpenID Connect provider, Spring's authorization server, which insists on the client's secret, its addresses and PKCE.
 * Everybody's password there is the name; of some it says what it should not.
 */
final class Provider implements AutoCloseable {
    private static final Map<String, List<String>> GROUPS = Map.ofEntries(
            Map.entry("olive", List.of("canteen", "net-operators")),
            Map.entry("audrey", List.of("net-audit")),
            Map.entry("owen", List.of("tenant-a-owners")),
            Map.entry("lydia", List.of("ledger-people")),
            Map.entry("nora", List.of("canteen")),
            Map.entry("operator", List.of("net-operators")),
            Map.entry("disguised", List.of("net-operators")),
            Map.entry("replayed", List.of("net-operators")),
            Map.entry("misdirected", List.of("net-operators")),
            Map.entry("outdated", List.of("net-operators")),
            Map.entry("forged", List.of("net-operators")));

    private final AnnotationConfigServletWebServerApplicationContext server;

    record Addresses(URI own, String console) {}

    private Provider(AnnotationConfigServletWebServerApplicationContext server) {
        this.server = server;
    }

    static Provider start(URI own, String console, String secret) {
        var server = new AnnotationConfigServletWebServerApplicationContext();
        server.registerBean(Addresses.class, () -> new Addresses(own, console));
        server.registerBean(RegisteredClientRepository.class, client(console, secret));
        server.register(Wiring.class);
        server.refresh();
        return new Provider(server);
    }

    @Override
    public void close() {
        server.close();
    }

    private static Supplier<RegisteredClientRepository> client(String console, String secret) {
        return () -> new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId("breakwater")
                .clientSecret("{noop}" + secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(console + "/login/oauth2/code/oidc")
                .postLogoutRedirectUri(console + "/login")
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .build());
    }

    /** Made by the provider alone: the program's own search leaves out what lies with tests. */
    @Configuration
    @EnableWebSecurity
    static class Wiring {
        private final RSAKey key = key();

        @Bean
        TomcatServletWebServerFactory http(Addresses addresses) {
            return new TomcatServletWebServerFactory(addresses.own().getPort());
        }

        /** Behind the filters that answer everything; without any, the container would not ask those either. */
        @Bean
        HttpServlet nothing() {
            return new HttpServlet() {
                private static final long serialVersionUID = 1L;
            };
        }

        @Bean
        SecurityFilterChain everything(HttpSecurity http) {
            return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }

        @Bean
        AuthorizationServerSettings settings(Addresses addresses) {
            return AuthorizationServerSettings.builder()
                    .issuer(addresses.own().toString())
                    .build();
        }

        @Bean
        UserDetailsService people() {
            return name -> User.withUsername(name).password("{noop}" + name).build();
        }

        @Bean
        JWKSource<SecurityContext> keys() {
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder decoder() throws JOSEException {
            return NimbusJwtDecoder.withPublicKey(key.toRSAPublicKey()).build();
        }

        @Bean
        JwtEncoder encoder() {
            var own = new NimbusJwtEncoder(keys());
            var stranger = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(key())));
            return token -> ("forged".equals(token.getClaims().getSubject()) ? stranger : own).encode(token);
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> {
                if (token.getTokenType().getValue().equals("id_token")) {
                    claim(token, token.getPrincipal().getName());
                }
            };
        }

        private static void claim(JwtEncodingContext token, String name) {
            var claims = token.getClaims();
            claims.claim("preferred_username", name).claim("groups", GROUPS.getOrDefault(name, List.of()));
            switch (name) {
                case "disguised" -> claims.claim("preferred_username", "oper\u202Erota");
                case "replayed" -> claims.claim("nonce", "of-another-sign-in");
                case "misdirected" -> claims.audience(List.of("another-client")).claim("azp", "another-client");
                case "outdated" ->
                    claims.issuedAt(Instant.now().minusSeconds(7200))
                            .expiresAt(Instant.now().minusSeconds(3600));
                default -> {}
            }
        }

        private static RSAKey key() {
            try {
                return new RSAKeyGenerator(2048)
                        .keyID(UUID.randomUUID().toString())
                        .generate();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
