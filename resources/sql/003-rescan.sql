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

-- What the user said of two topics: that they are the same, or not. A topic that was joined to another has
-- taken its place; one that was parted has left its place to a new one. The rest takes it back.
CREATE TABLE decision (
  id               INTEGER PRIMARY KEY,
  bank             INTEGER NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
  topic            INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  kind             INTEGER NOT NULL, -- CarrelDecisionKind
  made             INTEGER NOT NULL,
  other_uuid       TEXT    NOT NULL, -- of the topic that it was joined to, or that has its place now
  other_note       TEXT,
  other_bookmarked INTEGER NOT NULL DEFAULT 0,
  note             TEXT,             -- of the topic itself before
  old_document     TEXT,             -- its text before
  old_section      TEXT,
  old_title        TEXT,
  old_body         TEXT,
  not_title        TEXT,             -- the text from which it was parted
  not_hash         TEXT
);
CREATE INDEX decision_of_bank ON decision (bank);
CREATE INDEX decision_of_topic ON decision (topic);
