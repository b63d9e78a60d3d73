-- Who could not sign in, from where, how often in a day. What was typed as a name that nobody has is not kept: it may be a password.
CREATE TABLE failed_sign_in (
    name     text        NOT NULL,
    address  text        NOT NULL,
    day      date        NOT NULL,
    failures bigint      NOT NULL,
    first_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL,
    PRIMARY KEY (name, address, day)
);
CREATE INDEX failed_sign_in_last ON failed_sign_in (last_at);
