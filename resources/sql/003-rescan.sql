-- SPDX-License-Identifier: GPL-3.0-or-later
-- Banks are read again as their files change: what changed, and what the user said of it.

ALTER TABLE bank ADD COLUMN binned INTEGER; -- when the user removed it; forgotten some time later

ALTER TABLE document ADD COLUMN looked INTEGER NOT NULL DEFAULT 0;    -- when its file was last read or compared
ALTER TABLE document ADD COLUMN own_language TEXT;                    -- that it names itself
ALTER TABLE document ADD COLUMN sort_order REAL;                      -- its place in its folder, where it names one
ALTER TABLE document ADD COLUMN links TEXT NOT NULL DEFAULT '';       -- paths of documents that it lists, one a line
ALTER TABLE document ADD COLUMN coupled INTEGER NOT NULL DEFAULT 0;   -- answers go to another document or come from it
ALTER TABLE document ADD COLUMN unchanged INTEGER NOT NULL DEFAULT 0; -- within an import: its topics stay as they are

ALTER TABLE topic ADD COLUMN title_key TEXT; -- by which the same question is found elsewhere; NULL for none
CREATE INDEX topic_of_title ON topic (title_key) WHERE title_key IS NOT NULL;

CREATE TABLE option (
  question INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  line     INTEGER NOT NULL,
  text     TEXT    NOT NULL,
  correct  INTEGER NOT NULL,
  PRIMARY KEY (question, position)
) WITHOUT ROWID;

-- What a rescan found. Texts are those of that time; NULL on the side where there is none.
CREATE TABLE change (
  id           INTEGER PRIMARY KEY,
  bank         INTEGER NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
  topic        INTEGER REFERENCES topic (id) ON DELETE SET NULL,
  rescan       INTEGER NOT NULL, -- its time, the same for all that it found
  kinds        INTEGER NOT NULL, -- CarrelChangeKinds
  seen         INTEGER NOT NULL DEFAULT 0,
  old_document TEXT,
  old_section  TEXT,             -- as topic.section_path
  old_title    TEXT,
  old_body     TEXT,
  new_document TEXT,
  new_section  TEXT,
  new_title    TEXT,
  new_body     TEXT
);
CREATE INDEX change_of_bank ON change (bank, rescan);
CREATE INDEX change_of_topic ON change (topic);

-- What the user said of two topics: that they are the same, or not. Of a join @topic is the one that took the
-- marks of the other; of a part, the one that was made for them. The rest takes it back.
CREATE TABLE decision (
  id               INTEGER PRIMARY KEY,
  bank             INTEGER NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
  topic            INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  change           INTEGER REFERENCES change (id) ON DELETE SET NULL, -- that tells of it
  kind             INTEGER NOT NULL, -- CarrelDecisionKind
  made             INTEGER NOT NULL,
  other_uuid       TEXT    NOT NULL, -- of a join: what @topic was before; of a part: what has its place now
  note             TEXT,             -- of a join: what both had before, the removed one first
  other_note       TEXT,
  bookmarked       INTEGER NOT NULL DEFAULT 0,
  other_bookmarked INTEGER NOT NULL DEFAULT 0,
  not_title        TEXT,             -- of a part: the text that is not this topic's
  not_hash         TEXT
);
CREATE INDEX decision_of_bank ON decision (bank);
CREATE INDEX decision_of_topic ON decision (topic);
CREATE INDEX decision_of_change ON decision (change);
