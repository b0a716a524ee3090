/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-bank.h"

#include "carrel-location.h"

struct _CarrelBank
{
  GObject  parent_instance;

  gint64   id;
  char    *title;
  char    *location;
  char    *language;  /* nullable */
  char   **languages; /* never NULL after _new () */
  char    *layout;    /* nullable */
  gboolean outdated;
  gboolean is_folder;
  guint    n_topics;
  guint    n_notices;
};

G_DEFINE_FINAL_TYPE (CarrelBank, carrel_bank, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_LOCATION,
  PROP_N_TOPICS,
  PROP_N_NOTICES,
  PROP_LANGUAGE,
  PROP_LANGUAGES,
  PROP_LAYOUT,
  PROP_OUTDATED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
carrel_bank_finalize (GObject *object)
{
  CarrelBank *self = CARREL_BANK (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->location, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->layout, g_free);

  G_OBJECT_CLASS (carrel_bank_parent_class)->finalize (object);
}

static void
carrel_bank_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CarrelBank *self = CARREL_BANK (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_LOCATION:
      g_value_set_string (value, self->location);
      break;

    case PROP_N_TOPICS:
      g_value_set_uint (value, self->n_topics);
      break;

    case PROP_N_NOTICES:
      g_value_set_uint (value, self->n_notices);
      break;

    case PROP_LANGUAGE:
      g_value_set_string (value, self->language);
      break;

    case PROP_LANGUAGES:
      g_value_set_boxed (value, self->languages);
      break;

    case PROP_LAYOUT:
      g_value_set_string (value, self->layout);
      break;

    case PROP_OUTDATED:
      g_value_set_boolean (value, self->outdated);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
carrel_bank_class_init (CarrelBankClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = carrel_bank_finalize;
  object_class->get_property = carrel_bank_get_property;

  properties[PROP_ID] =
    g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LOCATION] =
    g_param_spec_string ("location", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_TOPICS] =
    g_param_spec_uint ("n-topics", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_NOTICES] =
    g_param_spec_uint ("n-notices", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LANGUAGE] =
    g_param_spec_string ("language", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LANGUAGES] =
    g_param_spec_boxed ("languages", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LAYOUT] =
    g_param_spec_string ("layout", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_OUTDATED] =
    g_param_spec_boolean ("outdated", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
carrel_bank_init (CarrelBank *self)
{
}

static void
replace_string (CarrelBank  *self,
                char       **field,
                const char  *value,
                GParamSpec  *pspec)
{
  if (g_strcmp0 (*field, value) == 0)
    return;

  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
replace_count (CarrelBank *self,
               guint      *field,
               guint       value,
               GParamSpec *pspec)
{
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
replace_languages (CarrelBank        *self,
                   const char *const *languages)
{
  if (self->languages != NULL && g_strv_equal ((const char *const *) self->languages, languages))
    return;

  g_strfreev (self->languages);
  self->languages = g_strdupv ((char **) languages);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LANGUAGES]);
}

/**
 * carrel_bank_new:
 * @record: what the store says of the bank
 *
 * Returns: (transfer full): a new bank
 */
CarrelBank *
carrel_bank_new (const CarrelBankRecord *record)
{
  CarrelBank *self = g_object_new (CARREL_TYPE_BANK, NULL);

  self->id = record->id;
  carrel_bank_update (self, record);

  return self;
}

/**
 * carrel_bank_update:
 * @record: what the store says now, of the same bank
 *
 * Notifies of what really changed.
 */
void
carrel_bank_update (CarrelBank             *self,
                    const CarrelBankRecord *record)
{
  g_return_if_fail (CARREL_IS_BANK (self));
  g_return_if_fail (self->id == record->id);

  g_object_freeze_notify (G_OBJECT (self));
  self->is_folder = record->is_folder;
  replace_string (self, &self->title, record->title, properties[PROP_TITLE]);
  replace_string (self, &self->location, record->location, properties[PROP_LOCATION]);
  replace_count (self, &self->n_topics, record->n_topics, properties[PROP_N_TOPICS]);
  replace_count (self, &self->n_notices, record->n_notices, properties[PROP_N_NOTICES]);
  replace_string (self, &self->language, record->language, properties[PROP_LANGUAGE]);
  replace_languages (self, (const char *const *) record->languages);
  replace_string (self, &self->layout, record->layout, properties[PROP_LAYOUT]);

  if (self->outdated != record->outdated)
    {
      self->outdated = record->outdated;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTDATED]);
    }

  g_object_thaw_notify (G_OBJECT (self));
}

gint64
carrel_bank_get_id (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), 0);

  return self->id;
}

const char *
carrel_bank_get_title (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), NULL);

  return self->title;
}

const char *
carrel_bank_get_location (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), NULL);

  return self->location;
}

/**
 * carrel_bank_dup_path:
 *
 * Returns: (transfer full): where the bank is, for people
 */
char *
carrel_bank_dup_path (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), NULL);

  return carrel_location_dup_display (self->location);
}

gboolean
carrel_bank_is_bundled (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), FALSE);

  return carrel_location_is_bundled (self->location);
}

guint
carrel_bank_get_n_topics (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), 0);

  return self->n_topics;
}

guint
carrel_bank_get_n_notices (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), 0);

  return self->n_notices;
}

/**
 * carrel_bank_get_language:
 *
 * Returns: (transfer none) (nullable): the language that translations are shown in; %NULL for the
 *   originals
 */
const char *
carrel_bank_get_language (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), NULL);

  return self->language;
}

/**
 * carrel_bank_get_languages:
 *
 * Returns: (transfer none): the languages that there are translations into
 */
const char *const *
carrel_bank_get_languages (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), NULL);

  return (const char *const *) self->languages;
}

/**
 * carrel_bank_get_layout:
 *
 * Returns: (transfer none) (nullable): the only layout the bank is read by, or %NULL
 */
const char *
carrel_bank_get_layout (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), NULL);

  return self->layout;
}

gboolean
carrel_bank_is_outdated (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), FALSE);

  return self->outdated;
}

gboolean
carrel_bank_is_folder (CarrelBank *self)
{
  g_return_val_if_fail (CARREL_IS_BANK (self), FALSE);

  return self->is_folder;
}
