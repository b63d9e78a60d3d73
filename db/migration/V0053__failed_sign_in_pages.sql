-- Who could not sign in is read in pages, the latest first: of all, of one name, or from one address. The day is that of last_at.
DROP INDEX failed_sign_in_last;
CREATE INDEX failed_sign_in_latest ON failed_sign_in (last_at, name, address);
CREATE INDEX failed_sign_in_of_name ON failed_sign_in (name, last_at, address);
CREATE INDEX failed_sign_in_from_address ON failed_sign_in (address, last_at, name);

CREATE TRIGGER failed_sign_in_news AFTER INSERT OR UPDATE ON failed_sign_in
    FOR EACH STATEMENT EXECUTE FUNCTION tell_news('breakwater_sign_in');
