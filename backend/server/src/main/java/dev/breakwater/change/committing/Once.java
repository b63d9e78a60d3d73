package dev.breakwater.change.committing;

import dev.breakwater.change.Committed;
import dev.breakwater.change.Origin;
import dev.breakwater.change.Proposal;
import dev.breakwater.vocabulary.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Acts once on a request that is sent twice, in one transaction with what it does. */
@Component
class Once {
    private final Transactions transactions;
    private final Deduplication answers;
    private final JsonMapper json;

    /** What tells one request from another when the caller does not say. */
    record Request(String verb, String change, List<Proposal> proposals) {}

    Once(Transactions transactions, Deduplication answers, JsonMapper json) {
        this.transactions = transactions;
        this.answers = answers;
        this.json = json;
    }

    Committed act(Actor actor, Origin origin, Request request, Supplier<Committed> work) {
        String key = origin.idempotencyKey();
        if (key == null) {
            return transactions.kept(work);
        }
        String fingerprint = fingerprint(origin, request);
        return transactions.kept(() -> answers.answered(actor, key, fingerprint).orElseGet(() -> {
            Committed answer = work.get();
            answers.remember(actor, key, answer);
            return answer;
        }));
    }

    @Nullable
    Committed replay(Actor actor, Origin origin) {
        return origin.idempotencyKey() == null || origin.fingerprint() == null
                ? null
                : answers.find(actor, origin.idempotencyKey(), origin.fingerprint())
                        .orElse(null);
    }

    private String fingerprint(Origin origin, Request request) {
        return origin.fingerprint() == null ? digest(json.writeValueAsString(request)) : origin.fingerprint();
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
