-- Every event with who, why and when; a copy made for reading, the events themselves are the record.
CREATE TABLE audit_row (
    global_index bigint      PRIMARY KEY,
    event_id     text        NOT NULL,
    type         text        NOT NULL,
    subject      text        NOT NULL,
    tenants      text[]      NOT NULL,
    actor        text        NOT NULL,
    reason       text,
    change_id    uuid,
    revision     bigint,
    source       text        NOT NULL,
    at           timestamptz NOT NULL,
    payload      text        NOT NULL
);
CREATE INDEX audit_row_tenants ON audit_row USING gin (tenants);
CREATE INDEX audit_row_actor ON audit_row (actor, global_index);
CREATE INDEX audit_row_change ON audit_row (change_id, global_index);
CREATE INDEX audit_row_subject ON audit_row (subject, global_index);
CREATE INDEX audit_row_type ON audit_row (type, global_index);
CREATE INDEX audit_row_at ON audit_row (at);
