-- False for the rehearsal, which counts nowhere and leaves nothing behind.
ALTER TABLE run ADD COLUMN counted INTEGER NOT NULL DEFAULT 1;

-- One row: whether this installation is still to be started for the first time. Whoever takes the
-- note away begins the rehearsal, so that there is one however many processes start.
CREATE TABLE rehearsal (
  id INTEGER PRIMARY KEY,
  due INTEGER NOT NULL
);

INSERT INTO rehearsal (id, due)
SELECT 1, CASE WHEN times = 0 AND NOT EXISTS (SELECT 1 FROM run) THEN 1 ELSE 0 END
FROM taking_over;
