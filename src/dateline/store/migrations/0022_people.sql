-- People who may use a store through the explorer, and how often the store was changed.

CREATE TABLE people (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    salt TEXT NOT NULL,
    hash TEXT NOT NULL,
    made TEXT NOT NULL,
    used TEXT,
    withdrawn TEXT
);
CREATE UNIQUE INDEX people_name ON people (name) WHERE withdrawn IS NULL;

CREATE TABLE state (
    id INTEGER PRIMARY KEY,
    changes BIGINT NOT NULL
);
INSERT INTO state (id, changes) VALUES (1, 0);
