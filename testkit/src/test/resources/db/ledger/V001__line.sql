-- A service of tests: every kind of column that definitions have a word for.
CREATE TABLE line (
  n    ${given},
  text TEXT NOT NULL
);
CREATE TABLE pair (
  a ${number} NOT NULL,
  b TEXT      NOT NULL,
  PRIMARY KEY (a, b)
) ${by_key};
