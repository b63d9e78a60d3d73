-- Why whoever proposes a change wants it carried out although no order of its steps may be proven; null for nearly all of them.
ALTER TABLE change_row ADD COLUMN override_reason text;
