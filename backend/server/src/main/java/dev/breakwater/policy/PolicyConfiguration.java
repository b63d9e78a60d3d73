package dev.breakwater.policy;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.context.annotation.Configuration;

/** Shows this room's rows to JPA, wherever the application itself lives. */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
class PolicyConfiguration {}
