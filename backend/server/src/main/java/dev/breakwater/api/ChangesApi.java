package dev.breakwater.api;

import static dev.breakwater.vocabulary.Actor.Role.AUDITOR;
import static dev.breakwater.vocabulary.Actor.Role.OPERATOR;
import static dev.breakwater.vocabulary.Actor.Role.OWNER;

import dev.breakwater.api.Replacements.Reasoned;
import dev.breakwater.api.submission.Answered;
import dev.breakwater.api.submission.Submissions;
import dev.breakwater.api.submission.Submissions.Plan;
import dev.breakwater.api.wire.Allowed;
import dev.breakwater.api.wire.Ask;
import dev.breakwater.api.wire.Paging;
import dev.breakwater.change.ChangeDetails;
import dev.breakwater.change.ChangeGateway;
import dev.breakwater.change.ChangeSummary;
import dev.breakwater.change.Changes;
import dev.breakwater.change.Preview;
import dev.breakwater.change.Proposal;
import dev.breakwater.change.Source;
import dev.breakwater.vocabulary.Actor;
import dev.breakwater.vocabulary.ChangeId;
import dev.breakwater.vocabulary.TenantId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes of one or more operations, from draft to revert. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "changes")
class ChangesApi {
    private final ChangeGateway gateway;
    private final Changes changes;
    private final Submissions submissions;

    /** What is proposed, each operation by its kind; an operator may say why it is carried out though it is not proven. */
    record Proposed(
            String reason,
            @Nullable String ticket,
            @Nullable String override,
            List<dev.breakwater.intent.Operation> operations) {
        Proposal proposal() {
            return new Proposal(reason, ticket, operations, null).overriding(override);
        }
    }

    /** What the draft held when it was looked at, as reading it answers it; nothing commits it as it stands by now. */
    record Seen(@Nullable List<dev.breakwater.intent.Operation> operations) {
        @Nullable
        List<dev.breakwater.intent.Operation> said() {
            return operations == null || operations.isEmpty() ? null : operations;
        }
    }

    ChangesApi(ChangeGateway gateway, Changes changes, Submissions submissions) {
        this.gateway = gateway;
        this.changes = changes;
        this.submissions = submissions;
    }

    @PostMapping("/changes")
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "draftChange", summary = "Keep a proposal as a draft")
    ResponseEntity<Object> draft(Ask ask, @RequestBody Proposed proposed) {
        return submissions.submit(ask.as(Ask.Mode.DRAFT), Source.API, () -> new Plan(proposed.proposal(), true));
    }

    @GetMapping("/changes")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "listChanges", summary = "List drafts and committed changes, newest first")
    ResponseEntity<Paging.Listed<ChangeSummary>> list(
            Actor actor,
            @RequestParam(required = false) ChangeSummary.@Nullable State state,
            @RequestParam(required = false) @Nullable TenantId tenant,
            Paging paging) {
        return Paging.answer(changes.list(actor, state, tenant, paging.after(), paging.limit()));
    }

    @GetMapping("/changes/{change}")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "readChange", summary = "Read one change with its operations")
    ChangeDetails read(Actor actor, @PathVariable ChangeId change) {
        return changes.find(actor, change);
    }

    @PutMapping("/changes/{change}")
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "amendChange", summary = "Replace what a draft proposes, on the newest base")
    Answered amend(Ask ask, @PathVariable ChangeId change, @RequestBody Proposed proposed) {
        gateway.amend(ask.actor(), ask.origin(Source.API), change, proposed.proposal());
        return new Answered(change, null, null);
    }

    @DeleteMapping("/changes/{change}")
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "discardChange", summary = "Discard a draft")
    Answered discard(Ask ask, @PathVariable ChangeId change) {
        gateway.discard(ask.actor(), ask.origin(Source.API), change);
        return new Answered(change, null, null);
    }

    @GetMapping("/changes/{change}/preview")
    @Allowed({OWNER, OPERATOR, AUDITOR})
    @Operation(operationId = "previewChange", summary = "Show what committing a draft now would do")
    Preview preview(Actor actor, @PathVariable ChangeId change) {
        return gateway.preview(actor, change);
    }

    @PostMapping("/previews")
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "previewProposal", summary = "Show what a proposal would do, and keep nothing")
    Preview preview(Ask ask, @RequestBody Proposed proposed) {
        return gateway.preview(ask.actor(), proposed.proposal());
    }

    @PostMapping("/changes/{change}/commit")
    @Allowed({OWNER, OPERATOR})
    @Operation(
            operationId = "commitChange",
            summary = "Commit a draft: all of it or nothing, and only as it was seen where that is said")
    ResponseEntity<Object> commit(
            Ask ask, @PathVariable ChangeId change, @RequestBody(required = false) @Nullable Seen seen) {
        return submissions.commit(ask, change, seen == null ? null : seen.said());
    }

    @PostMapping("/changes/{change}/revert")
    @Allowed({OWNER, OPERATOR})
    @Operation(operationId = "revertChange", summary = "Undo one change and keep the later ones")
    ResponseEntity<Object> revert(Ask ask, @PathVariable ChangeId change, @RequestBody Reasoned why) {
        return submissions.submit(
                ask,
                Source.REVERT,
                () -> new Plan(gateway.revert(ask.actor(), change, why.reason(), why.ticket()), false));
    }
}
