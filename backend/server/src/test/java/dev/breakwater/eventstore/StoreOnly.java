package dev.breakwater.eventstore;

import dev.breakwater.FreshDatabase;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test against the store alone, with the ledger as its only room. */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = LedgerServer.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = FreshDatabase.class)
@interface StoreOnly {}
