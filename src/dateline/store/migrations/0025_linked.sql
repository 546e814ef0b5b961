-- What filters ask of a mention, beside its place among the events, so that one look finds the events that fit.

ALTER TABLE event_mentions ADD COLUMN type TEXT NOT NULL DEFAULT '';
ALTER TABLE event_mentions ADD COLUMN status TEXT NOT NULL DEFAULT '';
ALTER TABLE event_mentions ADD COLUMN earliest TEXT;
ALTER TABLE event_mentions ADD COLUMN latest TEXT;
ALTER TABLE event_mentions ADD COLUMN place_country TEXT;
ALTER TABLE event_mentions ADD COLUMN place_key TEXT;
ALTER TABLE event_mentions ADD COLUMN publisher_key TEXT NOT NULL DEFAULT '';
ALTER TABLE event_mentions ADD COLUMN group_id TEXT NOT NULL DEFAULT '';
UPDATE event_mentions SET (type, status, earliest, latest, place_country, place_key, publisher_key, group_id) = (
    SELECT m.type, m.status, m.earliest, m.latest, m.place_country, m.place_key, v.publisher_key, v.group_id
    FROM mentions m JOIN versions v ON v.id = m.version_id WHERE m.id = event_mentions.mention_id
) WHERE mention_id IN (SELECT id FROM mentions);
CREATE INDEX event_mentions_filters ON event_mentions (
    type, status, earliest, latest, place_country, place_key, publisher_key, group_id, event_id, mention_id
);
CREATE INDEX event_mentions_events ON event_mentions (event_id, mention_id, version_id, number);

-- A mention with its event, as filters see it (they call it m).
CREATE VIEW linked_mentions AS
SELECT
    mention_id AS id, event_id, version_id, type, status, earliest, latest, place_country, place_key, publisher_key,
    group_id, words_key
FROM event_mentions;

CREATE INDEX mentions_listed ON mentions (
    is_rejected, type, status, earliest, latest, place_country, place_key, version_id, id
);
CREATE INDEX mentions_newest ON mentions ((coalesce(earliest, '')) DESC, id, is_rejected, version_id);
CREATE INDEX mentions_of_version ON mentions (version_id, is_rejected, id);
CREATE INDEX parties_found ON parties (country, name_key, mention_id);
CREATE INDEX parties_names ON parties (name_key, mention_id);
CREATE INDEX sources_found ON sources (name_key, mention_id);
CREATE INDEX versions_listed ON versions (id, is_current, publisher_key, report_id, group_id);
CREATE INDEX versions_newest ON versions ((coalesce(published, '')) DESC, id, is_current);
CREATE INDEX versions_copies ON versions (is_current, group_id, report_id);

CREATE INDEX events_newest ON events ((coalesce(earliest, '')) DESC, id);
CREATE INDEX events_oldest ON events ((coalesce(earliest, '9999')), id);
CREATE INDEX events_by_day ON events (earliest, type, id);
CREATE INDEX events_by_place ON events (place_name, place_country, lat, lon, type, id);
CREATE INDEX events_told ON events (independent, earliest, id);
CREATE INDEX events_last ON events (latest);
