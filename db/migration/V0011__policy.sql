CREATE TABLE policy_claim (
    cluster text NOT NULL,
    policy  text NOT NULL,
    tenant  text NOT NULL,
    PRIMARY KEY (cluster, policy),
    FOREIGN KEY (cluster, tenant) REFERENCES tenant_claim (cluster, tenant)
);
CREATE INDEX policy_claim_tenant ON policy_claim (cluster, tenant);

CREATE TABLE policy_row (
    cluster    text             NOT NULL,
    id         text COLLATE "C" NOT NULL,
    tenant     text COLLATE "C" NOT NULL,
    body       bytea,
    sequence   bigint           NOT NULL,
    revision   bigint           NOT NULL,
    changed_at timestamptz      NOT NULL,
    PRIMARY KEY (cluster, id)
);
CREATE INDEX policy_row_tenant ON policy_row (cluster, tenant, id);
