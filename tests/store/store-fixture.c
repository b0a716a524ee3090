/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-fixture.h"

void
wait_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}

CarrelStore *
open_store (const char *folder)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  CarrelStore *store;

  carrel_store_open_async (folder, NULL, wait_cb, &result);
  store = carrel_store_open_finish (wait_for (&result), &error);
  g_assert_no_error (error);

  return store;
}

void
set_up (Fixture       *fixture,
        gconstpointer  user_data)
{
  fixture->folder = g_dir_make_tmp (NULL, NULL);
  fixture->store = open_store (fixture->folder);
}

void
tear_down (Fixture       *fixture,
           gconstpointer  user_data)
{
  carrel_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_clear_pointer (&fixture->folder, g_free);
}

/* A document of topics "title=body", all in one section. */
CarrelDocument *
make_document (const char *path,
               const char *topics)
{
  CarrelDocument *document = carrel_document_new (path);
  g_auto (GStrv) pairs = g_strsplit (topics, " ", -1);
  guint i;

  carrel_document_add_section (document, 1, -1, "Section");

  for (i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);
      CarrelTopic *topic = carrel_document_add_topic (document, i + 2, i + 2, 0, CARREL_TOPIC_QUESTION, pair[0]);

      g_free (topic->body);
      topic->body = g_strdup (pair[1]);
      carrel_document_add_question (document, i + 2, i, CARREL_QUESTION_RECALL, pair[0]);
    }

  return document;
}

CarrelImportSummary
import_documents_by_layout (Fixture        *fixture,
                            CarrelDocument *first,
                            CarrelDocument *second,
                            const char     *layout)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) carrel_document_free);
  g_autoptr (GAsyncResult) result = NULL;
  CarrelImportSummary summary = { 0 };
  GError *error = NULL;

  g_ptr_array_add (documents, first);

  if (second != NULL)
    g_ptr_array_add (documents, second);

  carrel_store_import_async (fixture->store, "file:///bank", "Bank", second != NULL, layout, documents, NULL, wait_cb, &result);
  carrel_store_import_finish (fixture->store, wait_for (&result), &summary, &error);
  g_assert_no_error (error);

  return summary;
}

CarrelImportSummary
import_documents (Fixture        *fixture,
                  CarrelDocument *first,
                  CarrelDocument *second)
{
  return import_documents_by_layout (fixture, first, second, NULL);
}

CarrelBankRecord *
load_bank (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) banks = NULL;
  GError *error = NULL;

  carrel_store_list_banks_async (fixture->store, NULL, wait_cb, &result);
  banks = carrel_store_list_banks_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (banks->len, ==, 1);

  return g_ptr_array_steal_index (banks, 0);
}

CarrelOutline *
load_outline (Fixture *fixture,
              gint64   bank_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  CarrelOutline *outline;

  carrel_store_load_outline_async (fixture->store, bank_id, NULL, wait_cb, &result);
  outline = carrel_store_load_outline_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return outline;
}

CarrelTopicRecord *
load_topic (Fixture *fixture,
            gint64   topic_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;
  CarrelTopicRecord *topic;

  carrel_store_load_topic_async (fixture->store, topic_id, NULL, wait_cb, &result);
  topic = carrel_store_load_topic_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);

  return topic;
}

void
bookmark (Fixture *fixture,
          gint64   topic_id)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  carrel_store_set_bookmark_async (fixture->store, topic_id, TRUE, NULL, wait_cb, &result);
  carrel_store_set_bookmark_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
}

void
write_note (Fixture    *fixture,
            gint64      topic_id,
            const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  GError *error = NULL;

  carrel_store_save_note_async (fixture->store, topic_id, text, NULL, wait_cb, &result);
  carrel_store_save_note_finish (fixture->store, wait_for (&result), &error);
  g_assert_no_error (error);
}
