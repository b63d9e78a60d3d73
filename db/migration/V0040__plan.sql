-- Why a change may be carried out although no proven way leads to it; null for nearly all of them.
ALTER TABLE revision_row ADD COLUMN override_reason text;

-- Plans as they were made, each written before its first step: what was to happen, in which order, and what proves it.
CREATE TABLE rollout_plan (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cluster    text        NOT NULL,
    revision   bigint      NOT NULL,
    planned_at timestamptz NOT NULL,
    units      text[]      NOT NULL,
    strategy   text        NOT NULL,
    verdict    text        NOT NULL,
    reason     text,
    obstacles  jsonb       NOT NULL,
    phases     jsonb       NOT NULL
);
CREATE INDEX rollout_plan_revision ON rollout_plan (cluster, revision, id);

-- What plans put that no revision knows: temporary objects, and intermediate forms of desired ones.
CREATE TABLE rollout_manifest (
    cluster text NOT NULL,
    ref     text NOT NULL,
    digest  text NOT NULL,
    yaml    text NOT NULL,
    PRIMARY KEY (cluster, ref, digest)
);
