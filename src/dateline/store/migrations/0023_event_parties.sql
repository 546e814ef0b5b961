-- Who is in which event, by codes, for networks: what the column agreed of events has as JSON. Filled by fills.py.

CREATE TABLE event_parties (
    event_id TEXT NOT NULL,
    role TEXT NOT NULL,
    party TEXT NOT NULL,
    PRIMARY KEY (event_id, role, party)
);
CREATE INDEX event_parties_party ON event_parties (party, role, event_id);
