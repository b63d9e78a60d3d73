package dev.breakwater.intent;

import dev.breakwater.vocabulary.Subject;
import dev.breakwater.vocabulary.TenantId;
import java.util.Set;

/** One step of a change: a command to the owner of one subject. The owning rooms declare the families. */
public interface Operation {

    Subject subject();

    /** The tenants whose business this is: an owner may ask for it only when all of them are its own. */
    Set<TenantId> tenants();

    /** Whether only a network operator may ask for it. */
    default boolean operatorOnly() {
        return false;
    }

    /** Whether an owner may at least propose it for its own tenant: a network operator then commits the draft, or not. */
    default boolean proposable() {
        return !operatorOnly();
    }

    /** One line for people: what this would do. */
    String sentence();
}
