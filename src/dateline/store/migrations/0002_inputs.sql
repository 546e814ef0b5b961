-- Inputs that could not become reports, and what is known of web addresses and feeds.

CREATE TABLE skipped (
    id TEXT PRIMARY KEY,
    input TEXT NOT NULL,
    retry TEXT,
    reason TEXT NOT NULL,
    advice TEXT NOT NULL,
    version_id TEXT REFERENCES versions (id),
    published TEXT,
    publisher TEXT,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    tries INTEGER NOT NULL,
    run_id TEXT NOT NULL REFERENCES runs (id)
);
CREATE INDEX skipped_retry ON skipped (retry);

CREATE TABLE addresses (
    address TEXT PRIMARY KEY,
    is_feed INTEGER NOT NULL,
    report_id TEXT REFERENCES reports (id),
    etag TEXT,
    last_modified TEXT,
    entry TEXT,
    checked TEXT NOT NULL,
    changed TEXT,
    failures INTEGER NOT NULL,
    problem TEXT,
    due TEXT
);
