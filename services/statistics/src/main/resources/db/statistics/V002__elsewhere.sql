-- Runs that cover a cover's channel, but had its messages in another of their channels: they count
-- nothing there. In `cover.runs` these stand after the others, each with a minus before it.
ALTER TABLE cover_run ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0;
