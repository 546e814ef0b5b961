-- Reports, their versions, what was read from them, and what people corrected. One file for SQLite and PostgreSQL.
-- Days are YYYY-MM-DD and times YYYY-MM-DDTHH:MM:SSZ as text; yes and no are 1 and 0; *_key columns are for filters.

CREATE TABLE coders (
    id TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    model TEXT NOT NULL,
    settings TEXT NOT NULL,
    first_used TEXT NOT NULL
);

CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    command TEXT NOT NULL,
    inputs TEXT NOT NULL,
    coder_id TEXT REFERENCES coders (id),
    started TEXT NOT NULL,
    ended TEXT,
    counts TEXT
);

CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    address TEXT UNIQUE,
    seen TEXT NOT NULL
);

CREATE TABLE versions (
    id TEXT PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES reports (id),
    number INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    publisher_key TEXT NOT NULL,
    published TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    nuls TEXT,
    notes TEXT NOT NULL,
    origin TEXT NOT NULL,
    fetched TEXT NOT NULL,
    parts TEXT NOT NULL,
    group_id TEXT NOT NULL,
    coder_id TEXT REFERENCES coders (id),
    run_id TEXT NOT NULL REFERENCES runs (id),
    coded TEXT,
    UNIQUE (report_id, number)
);
CREATE UNIQUE INDEX versions_current ON versions (report_id) WHERE is_current = 1;
CREATE INDEX versions_published ON versions (published);
CREATE INDEX versions_publisher ON versions (publisher_key);
CREATE INDEX versions_group ON versions (group_id);
CREATE INDEX versions_coder ON versions (coder_id);

CREATE TABLE mentions (
    id TEXT PRIMARY KEY,
    version_id TEXT NOT NULL REFERENCES versions (id),
    number INTEGER NOT NULL,
    event_number INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    sentence_start INTEGER,
    sentence_end INTEGER,
    type TEXT NOT NULL,
    modes TEXT NOT NULL,
    contexts TEXT NOT NULL,
    status TEXT NOT NULL,
    historical INTEGER NOT NULL,
    earliest TEXT,
    latest TEXT,
    date_basis TEXT,
    place_name TEXT,
    place_key TEXT,
    place_country TEXT,
    place_admin1 TEXT,
    place_level TEXT,
    place_id BIGINT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    confidence DOUBLE PRECISION NOT NULL,
    is_rejected INTEGER NOT NULL,
    record TEXT NOT NULL,
    coded_record TEXT
);
CREATE INDEX mentions_version ON mentions (version_id);
CREATE INDEX mentions_days ON mentions (earliest, latest);
CREATE INDEX mentions_type ON mentions (type, earliest);
CREATE INDEX mentions_country ON mentions (place_country, earliest);
CREATE INDEX mentions_place ON mentions (place_key);

CREATE TABLE parties (
    mention_id TEXT NOT NULL REFERENCES mentions (id),
    role TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT,
    name_key TEXT NOT NULL,
    country TEXT,
    sectors TEXT NOT NULL,
    identity TEXT,
    PRIMARY KEY (mention_id, role, number)
);
CREATE INDEX parties_name ON parties (name_key);
CREATE INDEX parties_country ON parties (country);
CREATE INDEX parties_identity ON parties (identity);

CREATE TABLE sources (
    mention_id TEXT NOT NULL REFERENCES mentions (id),
    number INTEGER NOT NULL,
    name TEXT,
    name_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    stance TEXT NOT NULL,
    PRIMARY KEY (mention_id, number)
);
CREATE INDEX sources_name ON sources (name_key);

CREATE TABLE corrections (
    id TEXT PRIMARY KEY,
    version_id TEXT NOT NULL REFERENCES versions (id),
    number INTEGER NOT NULL,
    mention_id TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    author TEXT NOT NULL,
    why TEXT NOT NULL,
    made TEXT NOT NULL,
    UNIQUE (version_id, number)
);

CREATE VIEW current_mentions AS
SELECT
    m.*, v.report_id, v.group_id, v.title, v.publisher, v.publisher_key, v.published
FROM mentions m JOIN versions v ON v.id = m.version_id
WHERE v.is_current = 1 AND m.is_rejected = 0;
