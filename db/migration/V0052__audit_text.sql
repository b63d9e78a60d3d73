-- What occurs in the middle of a reason or a subject is found by its trigrams, where every event had to be read before.
-- The extension comes with PostgreSQL and is trusted: the owner of a database may create it without being a superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX audit_row_text ON audit_row USING gin (lower(coalesce(reason, '') || ' ' || subject) gin_trgm_ops);
