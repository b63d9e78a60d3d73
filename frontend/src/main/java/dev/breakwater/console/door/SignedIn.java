package dev.breakwater.console.door;

import dev.breakwater.vocabulary.Actor;

/** Who looks at a view, and the way out. */
public interface SignedIn {

    Actor actor();

    void leave();
}
