-- SPDX-License-Identifier: GPL-3.0-or-later
-- Of a document and its translations one is shown; a bank may be read by one layout only.

ALTER TABLE bank ADD COLUMN language TEXT; -- BCP 47, chosen by the user; NULL for the originals
ALTER TABLE bank ADD COLUMN layout TEXT;   -- "A" to "I", chosen by the user; NULL to find it out

ALTER TABLE document ADD COLUMN language TEXT;                     -- BCP 47
ALTER TABLE document ADD COLUMN translation_of TEXT;               -- path of the original
ALTER TABLE document ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0; -- shown in another language instead
