ALTER TABLE line ADD COLUMN body ${bytes};
