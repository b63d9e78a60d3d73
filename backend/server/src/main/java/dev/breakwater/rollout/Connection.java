package dev.breakwater.rollout;

import java.util.List;

/** What came of asking a cluster whether it is ready. */
public sealed interface Connection {

    /** In one sentence each: what is wrong, or, of a usable cluster, what it cannot do. */
    List<String> sentences();

    /** Usable; {@code agents} tells whether Cilium runs there, for whose enforcement a barrier has to wait. */
    record Connected(String version, boolean agents, List<String> sentences) implements Connection {
        public Connected {
            sentences = List.copyOf(sentences);
        }
    }

    /** Not usable until what the sentences say has changed. */
    record Unready(List<String> sentences) implements Connection {
        public Unready {
            sentences = List.copyOf(sentences);
        }
    }
}
