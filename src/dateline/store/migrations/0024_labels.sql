-- Loaded words of each version, for counts: what the column parts of versions has as JSON. Filled by fills.py.

CREATE TABLE label_uses (
    version_id TEXT NOT NULL REFERENCES versions (id),
    number INTEGER NOT NULL,
    word TEXT NOT NULL,
    about TEXT NOT NULL,
    used_of TEXT NOT NULL,
    speaker TEXT NOT NULL,
    is_own INTEGER NOT NULL,
    PRIMARY KEY (version_id, number)
);
