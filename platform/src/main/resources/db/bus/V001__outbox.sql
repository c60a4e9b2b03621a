-- Beside every service's own tables: what it told, what it heard, and what it could not digest.

-- The incarnations of this outbox; the newest one gives the numbers.
CREATE TABLE producer (
  id    TEXT   NOT NULL PRIMARY KEY,
  since BIGINT NOT NULL
);

-- The log: one row per commit and partition; never changed, dropped when everyone has passed it.
CREATE TABLE outbox (
  position ${number} NOT NULL PRIMARY KEY,
  producer TEXT    NOT NULL,
  part     INTEGER NOT NULL,
  number   BIGINT  NOT NULL,
  facts    ${bytes}    NOT NULL
);

-- The last numbers of rows that were dropped, so that numbers go on after a restart.
CREATE TABLE outbox_dropped (
  producer TEXT    NOT NULL,
  part     INTEGER NOT NULL,
  number   BIGINT  NOT NULL,
  PRIMARY KEY (producer, part)
);

-- How far each hearer in this database has heard.
CREATE TABLE mark (
  hearer   TEXT    NOT NULL,
  producer TEXT    NOT NULL,
  part     INTEGER NOT NULL,
  number   BIGINT  NOT NULL,
  PRIMARY KEY (hearer, producer, part)
);

CREATE TABLE dead_letter (
  id       ${given},
  hearer   TEXT    NOT NULL,
  producer TEXT    NOT NULL,
  part     INTEGER NOT NULL,
  number   BIGINT  NOT NULL,
  at       BIGINT  NOT NULL,
  reason   TEXT    NOT NULL,
  facts    ${bytes}    NOT NULL
);
