-- Both sides of a contract exist as long as it does.
CREATE TABLE contract_claim (
    cluster  text NOT NULL,
    contract text NOT NULL,
    provider text NOT NULL,
    consumer text NOT NULL,
    PRIMARY KEY (cluster, contract),
    CONSTRAINT contract_claim_provider FOREIGN KEY (cluster, provider) REFERENCES tenant_claim (cluster, tenant),
    CONSTRAINT contract_claim_consumer FOREIGN KEY (cluster, consumer) REFERENCES tenant_claim (cluster, tenant)
);
CREATE INDEX contract_claim_provided ON contract_claim (cluster, provider);
CREATE INDEX contract_claim_consumed ON contract_claim (cluster, consumer);

CREATE TABLE contract_row (
    cluster    text             NOT NULL,
    id         text COLLATE "C" NOT NULL,
    provider   text COLLATE "C" NOT NULL,
    consumer   text COLLATE "C",
    body       bytea,
    sequence   bigint           NOT NULL,
    revision   bigint           NOT NULL,
    changed_at timestamptz      NOT NULL,
    PRIMARY KEY (cluster, id)
);
CREATE INDEX contract_row_provider ON contract_row (cluster, provider, id);
CREATE INDEX contract_row_consumer ON contract_row (cluster, consumer, id);
