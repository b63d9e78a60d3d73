-- One row for each cluster; whoever commits a change holds its lock, so that revisions follow each other like events do.
CREATE TABLE cluster (
    name     text   PRIMARY KEY,
    revision bigint NOT NULL DEFAULT 0
);

-- What was asked for of a subject from one revision until, and without, another.
CREATE TABLE intent_row (
    cluster        text        NOT NULL,
    subject        text        NOT NULL,
    tenants        text[]      NOT NULL,
    expires_at     timestamptz,
    body           bytea       NOT NULL,
    from_revision  bigint      NOT NULL,
    until_revision bigint,
    PRIMARY KEY (cluster, subject, from_revision),
    CHECK (until_revision > from_revision)
);
CREATE UNIQUE INDEX intent_row_newest ON intent_row (cluster, subject) WHERE until_revision IS NULL;
CREATE INDEX intent_row_tenants ON intent_row USING gin (tenants) WHERE until_revision IS NULL;
CREATE INDEX intent_row_expiry ON intent_row (cluster, expires_at) WHERE until_revision IS NULL AND expires_at IS NOT NULL;
CREATE INDEX intent_row_ended ON intent_row (cluster, until_revision) WHERE until_revision IS NOT NULL;

CREATE TABLE revision_row (
    cluster      text        NOT NULL REFERENCES cluster (name),
    revision     bigint      NOT NULL,
    change_id    uuid        NOT NULL UNIQUE,
    actor        text        NOT NULL,
    reason       text        NOT NULL,
    ticket       text,
    source       text        NOT NULL,
    committed_at timestamptz NOT NULL,
    digest       text        NOT NULL,
    position     bigint      NOT NULL,
    PRIMARY KEY (cluster, revision)
);

-- What each revision touched, and whose business that was before or after it.
CREATE TABLE revision_subject (
    cluster  text   NOT NULL,
    subject  text   NOT NULL,
    revision bigint NOT NULL,
    tenants  text[] NOT NULL,
    PRIMARY KEY (cluster, subject, revision),
    FOREIGN KEY (cluster, revision) REFERENCES revision_row (cluster, revision)
);
CREATE INDEX revision_subject_revision ON revision_subject (cluster, revision);
CREATE INDEX revision_subject_tenants ON revision_subject USING gin (tenants);

-- The answer to a request that may be sent again.
CREATE TABLE command_dedup (
    caller      text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    change_id   uuid,
    revision    bigint,
    position    bigint,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (caller, key)
);
CREATE INDEX command_dedup_age ON command_dedup (created_at);

-- Changes as lists show them.
CREATE TABLE change_row (
    id           uuid        PRIMARY KEY,
    cluster      text        NOT NULL,
    state        text        NOT NULL,
    author       text        NOT NULL,
    reason       text        NOT NULL,
    ticket       text,
    source       text        NOT NULL,
    base         bigint      NOT NULL,
    revision     bigint,
    operations   bytea       NOT NULL,
    tenants      text[]      NOT NULL,
    reverts      uuid,
    reverted_by  uuid,
    drafted_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    first_index  bigint      NOT NULL UNIQUE
);
CREATE INDEX change_row_tenants ON change_row USING gin (tenants);
CREATE INDEX change_row_state ON change_row (state, first_index);
