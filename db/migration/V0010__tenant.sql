-- Who is a tenant: everything of a tenant refers to this, so that one that still owns something cannot go.
CREATE TABLE tenant_claim (
    cluster text NOT NULL,
    tenant  text NOT NULL,
    PRIMARY KEY (cluster, tenant)
);

-- A namespace belongs to exactly one tenant of its cluster.
CREATE TABLE namespace_claim (
    cluster   text             NOT NULL,
    namespace text COLLATE "C" NOT NULL,
    tenant    text COLLATE "C" NOT NULL,
    PRIMARY KEY (cluster, namespace),
    FOREIGN KEY (cluster, tenant) REFERENCES tenant_claim (cluster, tenant)
);
CREATE INDEX namespace_claim_tenant ON namespace_claim (cluster, tenant);

-- A tenant as it is read; without a body once it is gone, so that a late event finds what it had already seen.
CREATE TABLE tenant_row (
    cluster    text             NOT NULL,
    id         text COLLATE "C" NOT NULL,
    state      text,
    body       bytea,
    sequence   bigint           NOT NULL,
    revision   bigint           NOT NULL,
    changed_at timestamptz      NOT NULL,
    PRIMARY KEY (cluster, id)
);
