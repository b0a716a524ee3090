-- SPDX-License-Identifier: GPL-3.0-or-later
-- Questions are asked, and how well they are known is remembered.

ALTER TABLE question ADD COLUMN retired INTEGER; -- when it was no longer asked; kept for its reviews

-- Every graded attempt. Appended, never changed; what the user takes back is revoked.
CREATE TABLE review (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  question INTEGER NOT NULL REFERENCES question (id) ON DELETE CASCADE,
  time     INTEGER NOT NULL, -- microseconds since 1970
  day      INTEGER NOT NULL, -- CarrelStudyDay, where the user was
  grade    INTEGER NOT NULL, -- CarrelGrade
  unsure   INTEGER NOT NULL, -- the user said so
  duration INTEGER NOT NULL, -- milliseconds
  recall   REAL    NOT NULL  -- that was predicted; 0 for a new question
);
CREATE INDEX review_of_question ON review (question, id);
CREATE INDEX review_of_day ON review (day);

CREATE TABLE revocation (
  review INTEGER PRIMARY KEY REFERENCES review (id) ON DELETE CASCADE,
  time   INTEGER NOT NULL
);

-- How well a question is known: derived from its reviews, and made again of them at any time.
CREATE TABLE card (
  question   INTEGER PRIMARY KEY REFERENCES question (id) ON DELETE CASCADE,
  stability  REAL    NOT NULL,
  difficulty REAL    NOT NULL,
  first_day  INTEGER NOT NULL,
  last_day   INTEGER NOT NULL,
  due_day    INTEGER NOT NULL,
  n_reviews  INTEGER NOT NULL,
  n_lapses   INTEGER NOT NULL,
  seconds    REAL    NOT NULL, -- an answer takes, about
  last_grade INTEGER NOT NULL
);
CREATE INDEX card_of_due_day ON card (due_day);
CREATE INDEX card_of_first_day ON card (first_day);

-- Questions that are not asked: because the user does not want them, or has found an error in one; then until
-- its text is another.
CREATE TABLE set_aside (
  question INTEGER PRIMARY KEY REFERENCES question (id) ON DELETE CASCADE,
  made     INTEGER NOT NULL,
  text     TEXT -- that is wrong; NULL: whatever its text
);

-- The session that was paused, or was under way when the program ended.
CREATE TABLE session (
  id    INTEGER PRIMARY KEY CHECK (id = 1),
  saved INTEGER NOT NULL,
  state TEXT    NOT NULL -- as a GVariant's text
);

-- What was learned from the user's own reviews; the newest holds.
CREATE TABLE parameters (
  id               INTEGER PRIMARY KEY,
  fitted           INTEGER NOT NULL, -- microseconds since 1970
  n_reviews        INTEGER NOT NULL,
  n_parameters     INTEGER NOT NULL,
  default_log_loss REAL    NOT NULL, -- on reviews kept apart
  log_loss         REAL    NOT NULL,
  numbers          TEXT    NOT NULL  -- as a GVariant's text
);

CREATE TABLE topic_read (
  topic INTEGER PRIMARY KEY REFERENCES topic (id) ON DELETE CASCADE,
  time  INTEGER NOT NULL
);
INSERT INTO topic_read (topic, time) SELECT topic, max (read) FROM reading_place GROUP BY topic;
