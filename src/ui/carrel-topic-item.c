/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-topic-item.h"

#include <glib/gi18n.h>

struct _CarrelTopicItem
{
  GObject           parent_instance;

  CarrelOutline    *outline; /* owned */
  gboolean          is_section;
  guint             index; /* of the section, which may be one past the last, or of the topic */
  guint             depth;
  CarrelTopicFlags  flags;
  gboolean          expanded;
};

G_DEFINE_FINAL_TYPE (CarrelTopicItem, carrel_topic_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FLAGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
carrel_topic_item_finalize (GObject *object)
{
  CarrelTopicItem *self = CARREL_TOPIC_ITEM (object);

  g_clear_pointer (&self->outline, carrel_outline_unref);

  G_OBJECT_CLASS (carrel_topic_item_parent_class)->finalize (object);
}

static void
carrel_topic_item_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CarrelTopicItem *self = CARREL_TOPIC_ITEM (object);

  switch (prop_id)
    {
    case PROP_FLAGS:
      g_value_set_uint (value, self->flags);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
carrel_topic_item_class_init (CarrelTopicItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = carrel_topic_item_finalize;
  object_class->get_property = carrel_topic_item_get_property;

  properties[PROP_FLAGS] =
    g_param_spec_uint ("flags", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
carrel_topic_item_init (CarrelTopicItem *self)
{
}

/**
 * carrel_topic_item_new:
 * @outline: what the row is of
 * @index: of the section or topic in @outline; one past the last section is the group of topics
 *   that are no longer in the file
 *
 * Returns: (transfer full): a new item
 */
CarrelTopicItem *
carrel_topic_item_new (CarrelOutline    *outline,
                       gboolean          is_section,
                       guint             index,
                       guint             depth,
                       CarrelTopicFlags  flags,
                       gboolean          expanded)
{
  CarrelTopicItem *self = g_object_new (CARREL_TYPE_TOPIC_ITEM, NULL);

  self->outline = carrel_outline_ref (outline);
  self->is_section = is_section;
  self->index = index;
  self->depth = depth;
  self->flags = flags;
  self->expanded = expanded;

  return self;
}

gboolean
carrel_topic_item_is_section (CarrelTopicItem *self)
{
  g_return_val_if_fail (CARREL_IS_TOPIC_ITEM (self), FALSE);

  return self->is_section;
}

guint
carrel_topic_item_get_index (CarrelTopicItem *self)
{
  g_return_val_if_fail (CARREL_IS_TOPIC_ITEM (self), 0);

  return self->index;
}

/**
 * carrel_topic_item_get_topic_id:
 *
 * Returns: id in the store, 0 for a section
 */
gint64
carrel_topic_item_get_topic_id (CarrelTopicItem *self)
{
  g_return_val_if_fail (CARREL_IS_TOPIC_ITEM (self), 0);

  return self->is_section ? 0 : self->outline->topics[self->index].id;
}

const char *
carrel_topic_item_get_title (CarrelTopicItem *self)
{
  g_return_val_if_fail (CARREL_IS_TOPIC_ITEM (self), NULL);

  if (!self->is_section)
    return self->outline->topics[self->index].title;

  return self->index < self->outline->n_sections ? self->outline->sections[self->index].title
                                                 : _("No Longer in the File");
}

guint
carrel_topic_item_get_depth (CarrelTopicItem *self)
{
  g_return_val_if_fail (CARREL_IS_TOPIC_ITEM (self), 0);

  return self->depth;
}

gboolean
carrel_topic_item_get_expanded (CarrelTopicItem *self)
{
  g_return_val_if_fail (CARREL_IS_TOPIC_ITEM (self), FALSE);

  return self->expanded;
}

CarrelTopicFlags
carrel_topic_item_get_flags (CarrelTopicItem *self)
{
  g_return_val_if_fail (CARREL_IS_TOPIC_ITEM (self), CARREL_TOPIC_FLAG_NONE);

  return self->flags;
}

void
carrel_topic_item_set_flags (CarrelTopicItem  *self,
                             CarrelTopicFlags  flags)
{
  g_return_if_fail (CARREL_IS_TOPIC_ITEM (self));

  if (self->flags == flags)
    return;

  self->flags = flags;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FLAGS]);
}
