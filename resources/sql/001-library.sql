-- SPDX-License-Identifier: GPL-3.0-or-later
-- The library: banks, what was read in them, and what the user wrote.

CREATE TABLE bank (
  id        INTEGER PRIMARY KEY,
  location  TEXT    NOT NULL UNIQUE, -- file:///... or bundled:nodejs
  title     TEXT    NOT NULL,
  is_folder INTEGER NOT NULL,
  added     INTEGER NOT NULL         -- microseconds since 1970, as all times here
);

CREATE TABLE document (
  id             INTEGER PRIMARY KEY,
  bank           INTEGER NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
  path           TEXT    NOT NULL,
  title          TEXT    NOT NULL,
  position       INTEGER NOT NULL,
  size           INTEGER NOT NULL,
  mtime          INTEGER NOT NULL,
  hash           TEXT,
  reader_version INTEGER NOT NULL,
  stale          INTEGER NOT NULL DEFAULT 0, -- not read completely the last time
  gone           INTEGER NOT NULL DEFAULT 0, -- no file any more, but topics the user marked
  UNIQUE (bank, path)
);

CREATE TABLE section (
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  parent   INTEGER NOT NULL, -- position of the section it is in, or -1
  line     INTEGER NOT NULL,
  title    TEXT    NOT NULL,
  PRIMARY KEY (document, position)
) WITHOUT ROWID;

CREATE TABLE topic (
  id           INTEGER PRIMARY KEY,
  uuid         TEXT    NOT NULL UNIQUE,
  bank         INTEGER NOT NULL REFERENCES bank (id) ON DELETE CASCADE,
  document     INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  position     INTEGER NOT NULL,
  section      INTEGER NOT NULL, -- position in the document, or -1
  section_path TEXT    NOT NULL, -- titles of the sections, joined by U+001F
  kind         INTEGER NOT NULL, -- CarrelTopicKind
  title        TEXT    NOT NULL,
  body         TEXT    NOT NULL,
  body_hash    TEXT,             -- NULL for an empty body
  first_line   INTEGER NOT NULL,
  last_line    INTEGER NOT NULL,
  removed      INTEGER           -- when it was found to be no longer in the file
);
CREATE INDEX topic_of_document ON topic (document, position);
CREATE INDEX topic_of_bank ON topic (bank);

CREATE TABLE question (
  id          INTEGER PRIMARY KEY,
  topic       INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  kind        INTEGER NOT NULL, -- CarrelQuestionKind
  answered    INTEGER NOT NULL,
  line        INTEGER NOT NULL,
  title       TEXT    NOT NULL,
  prompt      TEXT,
  answer      TEXT,
  explanation TEXT
);
CREATE INDEX question_of_topic ON question (topic, position);

CREATE TABLE notice (
  id       INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
  topic    INTEGER REFERENCES topic (id) ON DELETE SET NULL,
  line     INTEGER NOT NULL,
  code     TEXT    NOT NULL,
  message  TEXT    NOT NULL
);
CREATE INDEX notice_of_document ON notice (document, line);
CREATE INDEX notice_of_topic ON notice (topic);

CREATE TABLE bookmark (
  topic   INTEGER PRIMARY KEY REFERENCES topic (id) ON DELETE CASCADE,
  created INTEGER NOT NULL
);

CREATE TABLE note (
  topic    INTEGER PRIMARY KEY REFERENCES topic (id) ON DELETE CASCADE,
  text     TEXT    NOT NULL,
  created  INTEGER NOT NULL,
  modified INTEGER NOT NULL
);

CREATE TABLE reading_place (
  bank   INTEGER PRIMARY KEY REFERENCES bank (id) ON DELETE CASCADE,
  topic  INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
  scroll REAL    NOT NULL,
  read   INTEGER NOT NULL
);
CREATE INDEX place_of_topic ON reading_place (topic);
