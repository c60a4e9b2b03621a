-- Which changes there were.
CREATE TABLE begun (at BIGINT NOT NULL);
