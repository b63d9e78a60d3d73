package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;

import dev.breakwater.access.FailedSignIns;
import dev.breakwater.access.FailedSignIns.FailedSignIn;
import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.vocabulary.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who tried to sign in in vain, at whichever door. */
@RestController
@RequestMapping("/api/v1/failed-sign-ins")
@Tag(name = "access")
class FailedSignInsApi {
    private final FailedSignIns failed;

    FailedSignInsApi(FailedSignIns failed) {
        this.failed = failed;
    }

    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    @Operation(
            operationId = "listFailedSignIns",
            summary = "List failed sign-ins by name, address and day, the latest first",
            description =
                    "The name '(nobody)' stands for every name that nobody has: what was typed is not kept, since it may"
                            + " be a password that went into the wrong field.")
    ResponseEntity<Paging.Listed<FailedSignIn>> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String address,
            Paging paging) {
        var filter = new FailedSignIns.Filter(name, address);
        return Paging.answer(failed.list(actor, filter, paging.after(), paging.limit()));
    }
}
