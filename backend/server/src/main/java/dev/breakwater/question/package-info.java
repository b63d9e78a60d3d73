/** Answers from files alone who can talk to whom, and what two states of files differ in: no server, no database, no cluster. */
@ApplicationModule(allowedDependencies = {"vocabulary", "cilium", "reach"})
@NullMarked
package dev.breakwater.question;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
