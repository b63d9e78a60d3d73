package dev.breakwater.change;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The rooms that a change passes through, without those that show it or carry it on. */
@EnableAutoConfiguration
@ComponentScan({
    "dev.breakwater.eventstore",
    "dev.breakwater.tenant",
    "dev.breakwater.policy",
    "dev.breakwater.contract",
    "dev.breakwater.addressing",
    "dev.breakwater.peering",
    "dev.breakwater.change",
    "dev.breakwater.desiredstate",
    "dev.breakwater.assessment"
})
public class ChangeRooms {}
