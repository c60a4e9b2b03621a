-- Search volumes are of a kind that only SQLite has: they are built anew from the messages.
DELETE FROM volume;
DELETE FROM search_late;
UPDATE state SET n = -9223372036854775807 WHERE name = 'searched';
