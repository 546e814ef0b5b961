-- What lists, counts and maps of many events need to be quick.

ALTER TABLE events ADD COLUMN mentions INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN reports INTEGER NOT NULL DEFAULT 0;
ALTER TABLE events ADD COLUMN independent INTEGER NOT NULL DEFAULT 0;
UPDATE events SET
    mentions = (SELECT count(*) FROM event_mentions y WHERE y.event_id = events.id),
    reports = (
        SELECT count(DISTINCT v.report_id) FROM event_mentions y JOIN versions v ON v.id = y.version_id
        WHERE y.event_id = events.id
    ),
    independent = (
        SELECT count(DISTINCT v.group_id) FROM event_mentions y JOIN versions v ON v.id = y.version_id
        WHERE y.event_id = events.id
    );
