-- Lists of intent go by key, a page at a time: of what stands now, and of what stood at a revision. In the order of bytes, as
-- the prefixes of subjects need it, whatever the database's own order is.
CREATE INDEX intent_row_key_now ON intent_row (cluster, subject COLLATE "C") WHERE until_revision IS NULL;
CREATE INDEX intent_row_key_then ON intent_row (cluster, subject COLLATE "C", from_revision);
