-- One order over all decisions of people, and which of them were taken back. A decision that sets several fields is
-- several corrections with one step.

ALTER TABLE corrections ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
ALTER TABLE corrections ADD COLUMN undoes INTEGER;
ALTER TABLE decisions ADD COLUMN step INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN undoes INTEGER;

UPDATE corrections SET step =
    (SELECT count(*) FROM corrections c
        WHERE c.made < corrections.made OR (c.made = corrections.made AND c.id <= corrections.id))
    + (SELECT count(*) FROM decisions d WHERE d.made < corrections.made);
UPDATE decisions SET step =
    (SELECT count(*) FROM decisions d
        WHERE d.made < decisions.made OR (d.made = decisions.made AND d.number <= decisions.number))
    + (SELECT count(*) FROM corrections c WHERE c.made <= decisions.made);

CREATE INDEX corrections_step ON corrections (step);
CREATE INDEX corrections_undoes ON corrections (undoes);
CREATE INDEX corrections_mention ON corrections (mention_id, author);
CREATE INDEX decisions_step ON decisions (step);
CREATE INDEX mentions_confidence ON mentions (confidence, id);
