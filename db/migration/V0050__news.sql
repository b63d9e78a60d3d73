-- Whoever shows changes or the record is told when there is more of them, with the commit that makes them readable, on any node.
-- Once for each transaction, however many rows it writes: PostgreSQL joins equal notifications.

CREATE FUNCTION tell_news() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify(TG_ARGV[0], '');
    RETURN NULL;
END $$;

CREATE TRIGGER change_news AFTER INSERT OR UPDATE ON change_row
    FOR EACH STATEMENT EXECUTE FUNCTION tell_news('breakwater_change');
CREATE TRIGGER audit_news AFTER INSERT ON audit_row
    FOR EACH STATEMENT EXECUTE FUNCTION tell_news('breakwater_event');
