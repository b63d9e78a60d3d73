package dev.breakwater.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.breakwater.PostgresForTests;
import dev.breakwater.access.FailedSignIns.FailedSignIn;
import dev.breakwater.access.FailedSignIns.Filter;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.Page;
import dev.breakwater.vocabulary.Rejection;
import dev.breakwater.vocabulary.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class FailedSignInsIT {
    private static final Actor AUDITOR = new Actor("auditor", Set.of(Actor.Role.AUDITOR), Set.of());
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
    private static JdbcClient sql;

    @BeforeAll
    static void migrate() {
        var database = PostgresForTests.fresh();
        var source = new DriverManagerDataSource(database.url(), database.user(), database.password());
        Flyway.configure().dataSource(source).load().migrate();
        sql = JdbcClient.create(source);
    }

    @Test
    void arePagedThroughOnceEachHoweverManyFellIntoOneInstant() {
        for (int i = 0; i < 5; i++) {
            at(NOON).keep("paged", "192.0.2." + i);
            at(NOON.plusNanos(1_000L * i)).keep("paged two", "192.0.2.1" + i);
        }
        for (int limit : List.of(1, 3, 10, 50)) {
            assertThat(paged(new Filter("paged", null), limit))
                    .extracting(FailedSignIn::address)
                    .containsExactly("192.0.2.4", "192.0.2.3", "192.0.2.2", "192.0.2.1", "192.0.2.0");
            assertThat(paged(new Filter("paged two", null), limit))
                    .extracting(FailedSignIn::address)
                    .containsExactly("192.0.2.14", "192.0.2.13", "192.0.2.12", "192.0.2.11", "192.0.2.10");
            assertThat(paged(Filter.ALL, limit).stream()
                            .filter(each -> each.name().startsWith("paged")))
                    .hasSize(10)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void areFoundByNameAndAddress() {
        at(NOON).keep("found", "198.51.100.1");
        at(NOON).keep("found", "198.51.100.2");
        at(NOON).keep("other", "198.51.100.2");
        assertThat(paged(new Filter("found", null), 50)).hasSize(2);
        assertThat(paged(new Filter(null, "198.51.100.2"), 50))
                .extracting(FailedSignIn::name)
                .containsExactly("other", "found");
        assertThat(paged(new Filter("found", "198.51.100.2"), 50)).hasSize(1);
        assertThat(paged(new Filter("foun", null), 50)).isEmpty();
    }

    @Test
    void areOneForAWholeDayWithTheFirstAndTheLast() {
        Instant evening = NOON.plus(Duration.ofHours(8));
        Instant tomorrow = NOON.plus(Duration.ofHours(20));
        for (Instant each : List.of(NOON, evening, tomorrow)) {
            at(each).keep("daily", "203.0.113.1");
        }
        assertThat(paged(new Filter("daily", null), 50))
                .containsExactly(
                        new FailedSignIn("daily", "203.0.113.1", 1, tomorrow, tomorrow),
                        new FailedSignIn("daily", "203.0.113.1", 2, NOON, evening));
    }

    @Test
    void keepNothingOfANameThatNobodyHas() {
        at(NOON).add("correct horse battery staple", "203.0.113.9");
        assertThat(paged(new Filter(null, "203.0.113.9"), 50))
                .extracting(FailedSignIn::name)
                .containsExactly(FailedSignIns.NOBODY);
    }

    @Test
    void areNotForAnOwner() {
        var owner = new Actor("owner", Set.of(Actor.Role.OWNER), Set.of(TenantId.parse("tenant-a")));
        assertThat(refusal(() -> at(NOON).list(owner, Filter.ALL, null, 50)).code())
                .isEqualTo("role-missing");
    }

    @Test
    void takeNoCursorOfSomethingElse() {
        for (String place : List.of("", "7", "2026-03-04T12:00:00Z", "noon 192.0.2.1 paged")) {
            String cursor = Page.of(List.of(place, place), 1, each -> each).next();
            assertThat(refusal(() -> at(NOON).list(AUDITOR, Filter.ALL, cursor, 50))
                            .code())
                    .isEqualTo("cursor-invalid");
        }
        assertThat(refusal(() -> new Filter("a\0b", null)).code()).isEqualTo("parameter-invalid");
    }

    private static FailedSignIns at(Instant now) {
        return new FailedSignIns(sql, new Accounts(List.of(), false), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<FailedSignIn> paged(Filter filter, int limit) {
        var all = new ArrayList<FailedSignIn>();
        @Nullable String after = null;
        do {
            Page<FailedSignIn> page = at(NOON).list(AUDITOR, filter, after, limit);
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }

    private static Rejection refusal(Runnable asked) {
        return catchThrowableOfType(Rejection.class, asked::run);
    }
}
