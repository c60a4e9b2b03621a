-- Of each kind of deed the newest of each who did it are kept, and none for ever.
DROP INDEX audit_by_actor;
CREATE INDEX audit_by_actor ON audit (actor_id, deed, number);
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX taken_name_of_account ON taken_name (account_id);
