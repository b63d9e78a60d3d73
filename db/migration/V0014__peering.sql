CREATE TABLE peering_claim (
    cluster text NOT NULL,
    peering text NOT NULL,
    PRIMARY KEY (cluster, peering)
);

-- One BGP instance has one session with an address.
CREATE TABLE peer_address_claim (
    cluster  text NOT NULL,
    instance text NOT NULL,
    address  inet NOT NULL,
    peering  text NOT NULL,
    PRIMARY KEY (cluster, instance, address),
    FOREIGN KEY (cluster, peering) REFERENCES peering_claim (cluster, peering)
);
CREATE INDEX peer_address_claim_peering ON peer_address_claim (cluster, peering);

-- Two advertisements of one tenant over one peering would select the same addresses twice.
CREATE TABLE advertisement_claim (
    cluster       text NOT NULL,
    tenant        text NOT NULL,
    peering       text NOT NULL,
    advertisement text NOT NULL,
    CONSTRAINT advertisement_claim_once PRIMARY KEY (cluster, tenant, peering),
    CONSTRAINT advertisement_claim_tenant FOREIGN KEY (cluster, tenant) REFERENCES tenant_claim (cluster, tenant),
    CONSTRAINT advertisement_claim_peering FOREIGN KEY (cluster, peering) REFERENCES peering_claim (cluster, peering)
);
CREATE INDEX advertisement_claim_over ON advertisement_claim (cluster, peering);
CREATE INDEX advertisement_claim_of ON advertisement_claim (cluster, advertisement);

CREATE TABLE peering_row (
    cluster    text             NOT NULL,
    id         text COLLATE "C" NOT NULL,
    body       bytea,
    sequence   bigint           NOT NULL,
    revision   bigint           NOT NULL,
    changed_at timestamptz      NOT NULL,
    PRIMARY KEY (cluster, id)
);

CREATE TABLE advertisement_row (
    cluster    text             NOT NULL,
    id         text COLLATE "C" NOT NULL,
    tenant     text COLLATE "C" NOT NULL,
    body       bytea,
    sequence   bigint           NOT NULL,
    revision   bigint           NOT NULL,
    changed_at timestamptz      NOT NULL,
    PRIMARY KEY (cluster, id)
);
CREATE INDEX advertisement_row_tenant ON advertisement_row (cluster, tenant, id);
