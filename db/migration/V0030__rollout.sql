-- Who carries out changes in a cluster: one holder at a time, by this database's clock; the epoch tells holders apart.
CREATE TABLE cluster_lease (
    cluster    text        PRIMARY KEY,
    holder     text        NOT NULL,
    epoch      bigint      NOT NULL,
    expires_at timestamptz NOT NULL
);

-- Inventory and status of every object that Breakwater has put, or is about to put, into a cluster.
CREATE TABLE object_status (
    cluster          text        NOT NULL,
    ref              text        NOT NULL COLLATE "C",
    api_group        text        NOT NULL,
    kind             text        NOT NULL,
    namespace        text,
    name             text        NOT NULL,
    unit             text        NOT NULL,
    tenant           text,
    desired_digest   text,
    generation       bigint      NOT NULL,
    standing         text        NOT NULL,
    reason           text,
    manager          text,
    fields           jsonb       NOT NULL,
    since            timestamptz NOT NULL,
    attempted_at     timestamptz,
    uid              text,
    resource_version text,
    applied_digest   text,
    applied_owned    text,
    observed_digest  text,
    created          boolean     NOT NULL,
    conditions       jsonb       NOT NULL,
    PRIMARY KEY (cluster, ref)
);
CREATE INDEX object_status_tenant ON object_status (cluster, tenant, ref);
CREATE INDEX object_status_standing ON object_status (cluster, standing);

-- How a cluster stands as a whole, written by the lease's holder for all replicas to show.
CREATE TABLE rollout_state (
    cluster        text        PRIMARY KEY,
    connected      boolean     NOT NULL DEFAULT false,
    sentences      jsonb       NOT NULL DEFAULT '[]',
    since          timestamptz NOT NULL,
    applied        bigint      NOT NULL DEFAULT 0,
    attempted      bigint      NOT NULL DEFAULT 0,
    sessions       jsonb       NOT NULL DEFAULT '[]',
    hold           jsonb,
    prunes_allowed bigint      NOT NULL DEFAULT 0
);
