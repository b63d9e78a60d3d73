package dev.breakwater.audit;

import dev.breakwater.change.ChangeRooms;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The rooms whose events are kept for audit, and the one that keeps them. */
@EnableAutoConfiguration
@Import(ChangeRooms.class)
@ComponentScan("dev.breakwater.audit")
class AuditRooms {}
