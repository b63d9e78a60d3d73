package dev.breakwater.eventstore.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** How long a missing index is waited for, how late other nodes' events may be seen, when a silent node loses its claim. */
@ConfigurationProperties("breakwater.eventstore")
record StoreProperties(Duration gapTimeout, Duration fetchDelay, Duration claimTimeout) {}
