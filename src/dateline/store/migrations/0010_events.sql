-- Events across reports, why mentions were put together, and what people decided about that.

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    place_name TEXT,
    place_country TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    agreed TEXT NOT NULL,
    disputed TEXT NOT NULL,
    linked TEXT NOT NULL
);
CREATE INDEX events_days ON events (earliest, latest);

CREATE TABLE event_mentions (
    mention_id TEXT PRIMARY KEY,
    number BIGINT NOT NULL UNIQUE,
    version_id TEXT NOT NULL,
    event_id TEXT NOT NULL,
    family TEXT NOT NULL,
    trace TEXT NOT NULL,
    borrows INTEGER NOT NULL,
    words_key TEXT NOT NULL
);
CREATE INDEX event_mentions_event ON event_mentions (event_id);
CREATE INDEX event_mentions_family ON event_mentions (family);
CREATE INDEX event_mentions_version ON event_mentions (version_id);

CREATE TABLE event_joins (
    one TEXT NOT NULL,
    two TEXT NOT NULL,
    event_id TEXT NOT NULL,
    made_by TEXT NOT NULL,
    chance DOUBLE PRECISION NOT NULL,
    mean DOUBLE PRECISION NOT NULL,
    signs TEXT NOT NULL,
    PRIMARY KEY (one, two)
);
CREATE INDEX event_joins_event ON event_joins (event_id);

CREATE TABLE event_aliases (
    old_id TEXT PRIMARY KEY,
    event_id TEXT NOT NULL,
    since TEXT NOT NULL
);
CREATE INDEX event_aliases_event ON event_aliases (event_id);

CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    number INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    events TEXT NOT NULL,
    mentions TEXT NOT NULL,
    others TEXT NOT NULL,
    author TEXT NOT NULL,
    why TEXT NOT NULL,
    made TEXT NOT NULL
);

CREATE TABLE linked_versions (
    version_id TEXT PRIMARY KEY,
    stamp TEXT NOT NULL
);

CREATE TABLE link_keys (
    key BIGINT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    number BIGINT NOT NULL
);
CREATE INDEX link_keys_key ON link_keys (key, first_day, last_day, number);

CREATE INDEX versions_linking ON versions (is_current, id);
