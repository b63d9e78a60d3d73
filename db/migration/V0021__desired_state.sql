-- One desired object from one revision until, and without, another. Its first revision is its generation.
CREATE TABLE manifest_row (
    cluster        text   NOT NULL,
    ref            text   NOT NULL,
    unit           text   NOT NULL,
    digest         text   NOT NULL,
    yaml           text   NOT NULL,
    from_revision  bigint NOT NULL,
    until_revision bigint,
    PRIMARY KEY (cluster, ref, from_revision),
    CHECK (until_revision > from_revision)
);
CREATE UNIQUE INDEX manifest_row_newest ON manifest_row (cluster, ref) WHERE until_revision IS NULL;
CREATE INDEX manifest_row_unit ON manifest_row (cluster, unit) WHERE until_revision IS NULL;
CREATE INDEX manifest_row_begun ON manifest_row (cluster, from_revision);
CREATE INDEX manifest_row_ended ON manifest_row (cluster, until_revision) WHERE until_revision IS NOT NULL;
