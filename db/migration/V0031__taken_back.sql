-- At which revision Cilium refused an object so that it was taken back: at that revision it is not put again.
ALTER TABLE object_status ADD COLUMN taken_back bigint;
