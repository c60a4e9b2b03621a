-- Under which name a channel is held; null is the channel's own. Platforms that allow one connection
-- hold all their channels under one.
ALTER TABLE run_channel ADD COLUMN held_as TEXT;
