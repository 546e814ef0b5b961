-- Signatures by which near-duplicate texts find each other. Their group is versions.group_id.

CREATE TABLE signatures (
    version_id TEXT PRIMARY KEY REFERENCES versions (id),
    minhash BYTEA NOT NULL
);

CREATE TABLE bands (
    band INTEGER NOT NULL,
    hash BIGINT NOT NULL,
    version_id TEXT NOT NULL REFERENCES versions (id),
    PRIMARY KEY (band, hash, version_id)
);
