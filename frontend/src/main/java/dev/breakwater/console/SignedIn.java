package dev.breakwater.console;

import dev.breakwater.vocabulary.Actor;

/** Who looks at a view, and the way out. */
interface SignedIn {

    Actor actor();

    void leave();
}
