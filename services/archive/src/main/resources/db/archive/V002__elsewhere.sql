-- Runs that cover a stream's channel, but had its messages in another of their channels: these don't
-- show them, yet keep them. Sorted, joined by spaces, as in `runs`.
ALTER TABLE stream ADD COLUMN elsewhere TEXT NOT NULL DEFAULT '';
ALTER TABLE stream_run ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0;
