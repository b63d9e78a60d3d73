CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE pool_claim (
    cluster text NOT NULL,
    pool    text NOT NULL,
    tenant  text NOT NULL,
    PRIMARY KEY (cluster, pool),
    FOREIGN KEY (cluster, tenant) REFERENCES tenant_claim (cluster, tenant)
);
CREATE INDEX pool_claim_tenant ON pool_claim (cluster, tenant);

-- No two blocks of one cluster share an address, whoever holds them.
CREATE TABLE block_claim (
    cluster text NOT NULL,
    pool    text NOT NULL,
    block   cidr NOT NULL,
    FOREIGN KEY (cluster, pool) REFERENCES pool_claim (cluster, pool),
    CONSTRAINT block_claim_overlap EXCLUDE USING gist (cluster WITH =, block inet_ops WITH &&)
);
CREATE INDEX block_claim_pool ON block_claim (cluster, pool);

CREATE TABLE pool_row (
    cluster    text             NOT NULL,
    id         text COLLATE "C" NOT NULL,
    tenant     text COLLATE "C" NOT NULL,
    body       bytea,
    sequence   bigint           NOT NULL,
    revision   bigint           NOT NULL,
    changed_at timestamptz      NOT NULL,
    PRIMARY KEY (cluster, id)
);
CREATE INDEX pool_row_tenant ON pool_row (cluster, tenant, id);
