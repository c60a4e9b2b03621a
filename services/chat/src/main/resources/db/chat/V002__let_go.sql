-- Which line a line answers. What that one says is kept in its own row alone, and goes with it.
ALTER TABLE entry ADD COLUMN answers TEXT;

-- Whose line waits for a moderator: it goes with their account.
ALTER TABLE held ADD COLUMN person TEXT;
CREATE INDEX held_by_person ON held (person) WHERE person IS NOT NULL;

-- What is no line is told to whoever comes back soon; then nothing but its number is kept.
CREATE INDEX entry_passing ON entry (at) WHERE id IS NULL AND kind <> 'over';
