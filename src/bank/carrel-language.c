/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "carrel-language.h"

#include <string.h>

#define WEAK CARREL_LANGUAGE_SIGN_WEAK
#define FAIR CARREL_LANGUAGE_SIGN_FAIR
#define STRONG CARREL_LANGUAGE_SIGN_STRONG

/* ISO 639-1 and Filipino, in the order of the codes; the region that goes without saying; what the
 * language calls itself. */
static const struct
{
  char                code[4];
  char                region[3];
  CarrelLanguageSign  sign;
  const char         *name;
} languages[] = {
  { "aa", "", WEAK, "Afaraf" },
  { "ab", "", WEAK, "Аҧсуа" },
  { "ae", "", WEAK, "Avesta" },
  { "af", "ZA", STRONG, "Afrikaans" },
  { "ak", "", WEAK, "Akan" },
  { "am", "ET", FAIR, "አማርኛ" },
  { "an", "", WEAK, "Aragonés" },
  { "ar", "SA", STRONG, "العربية" },
  { "as", "IN", WEAK, "অসমীয়া" },
  { "av", "", WEAK, "Авар" },
  { "ay", "", WEAK, "Aymar" },
  { "az", "AZ", STRONG, "Azərbaycanca" },
  { "ba", "", WEAK, "Башҡорт" },
  { "be", "BY", FAIR, "Беларуская" },
  { "bg", "BG", STRONG, "Български" },
  { "bh", "", WEAK, "भोजपुरी" },
  { "bi", "", WEAK, "Bislama" },
  { "bm", "", WEAK, "Bamanankan" },
  { "bn", "BD", STRONG, "বাংলা" },
  { "bo", "", WEAK, "བོད་ཡིག" },
  { "br", "", WEAK, "Brezhoneg" },
  { "bs", "BA", STRONG, "Bosanski" },
  { "ca", "ES", STRONG, "Català" },
  { "ce", "", WEAK, "Нохчийн" },
  { "ch", "", WEAK, "Chamoru" },
  { "co", "", WEAK, "Corsu" },
  { "cr", "", WEAK, "ᓀᐦᐃᔭᐍᐏᐣ" },
  { "cs", "CZ", FAIR, "Čeština" },
  { "cu", "", WEAK, "Словѣньскъ" },
  { "cv", "", WEAK, "Чӑваш" },
  { "cy", "GB", STRONG, "Cymraeg" },
  { "da", "DK", STRONG, "Dansk" },
  { "de", "DE", STRONG, "Deutsch" },
  { "dv", "", WEAK, "ދިވެހި" },
  { "dz", "", WEAK, "རྫོང་ཁ" },
  { "ee", "", WEAK, "Eʋegbe" },
  { "el", "GR", STRONG, "Ελληνικά" },
  { "en", "US", STRONG, "English" },
  { "eo", "", STRONG, "Esperanto" },
  { "es", "ES", STRONG, "Español" },
  { "et", "EE", STRONG, "Eesti" },
  { "eu", "ES", STRONG, "Euskara" },
  { "fa", "IR", STRONG, "فارسی" },
  { "ff", "", WEAK, "Fulfulde" },
  { "fi", "FI", STRONG, "Suomi" },
  { "fil", "PH", STRONG, "Filipino" },
  { "fj", "", WEAK, "Vakaviti" },
  { "fo", "FO", WEAK, "Føroyskt" },
  { "fr", "FR", STRONG, "Français" },
  { "fy", "", WEAK, "Frysk" },
  { "ga", "IE", STRONG, "Gaeilge" },
  { "gd", "", WEAK, "Gàidhlig" },
  { "gl", "ES", STRONG, "Galego" },
  { "gn", "", WEAK, "Avañe’ẽ" },
  { "gu", "IN", STRONG, "ગુજરાતી" },
  { "gv", "", WEAK, "Gaelg" },
  { "ha", "", WEAK, "Hausa" },
  { "he", "IL", FAIR, "עברית" },
  { "hi", "IN", STRONG, "हिन्दी" },
  { "ho", "", WEAK, "Hiri Motu" },
  { "hr", "HR", STRONG, "Hrvatski" },
  { "ht", "", WEAK, "Kreyòl ayisyen" },
  { "hu", "HU", STRONG, "Magyar" },
  { "hy", "AM", STRONG, "Հայերեն" },
  { "hz", "", WEAK, "Otjiherero" },
  { "ia", "", WEAK, "Interlingua" },
  { "id", "ID", FAIR, "Bahasa Indonesia" },
  { "ie", "", WEAK, "Interlingue" },
  { "ig", "", WEAK, "Igbo" },
  { "ii", "", WEAK, "ꆈꌠꉙ" },
  { "ik", "", WEAK, "Iñupiaq" },
  { "io", "", WEAK, "Ido" },
  { "is", "IS", FAIR, "Íslenska" },
  { "it", "IT", FAIR, "Italiano" },
  { "iu", "", WEAK, "ᐃᓄᒃᑎᑐᑦ" },
  { "ja", "JP", STRONG, "日本語" },
  { "jv", "", WEAK, "Basa Jawa" },
  { "ka", "GE", STRONG, "ქართული" },
  { "kg", "", WEAK, "Kikongo" },
  { "ki", "", WEAK, "Gĩkũyũ" },
  { "kj", "", WEAK, "Kuanyama" },
  { "kk", "KZ", STRONG, "Қазақша" },
  { "kl", "", WEAK, "Kalaallisut" },
  { "km", "KH", STRONG, "ភាសាខ្មែរ" },
  { "kn", "IN", STRONG, "ಕನ್ನಡ" },
  { "ko", "KR", STRONG, "한국어" },
  { "ks", "", WEAK, "कॉशुर" },
  { "ku", "", WEAK, "Kurdî" },
  { "kv", "", WEAK, "Коми" },
  { "kw", "", WEAK, "Kernewek" },
  { "ky", "KG", STRONG, "Кыргызча" },
  { "la", "", WEAK, "Latina" },
  { "lb", "", WEAK, "Lëtzebuergesch" },
  { "lg", "", WEAK, "Luganda" },
  { "li", "", WEAK, "Limburgs" },
  { "ln", "", WEAK, "Lingála" },
  { "lo", "LA", WEAK, "ລາວ" },
  { "lt", "LT", STRONG, "Lietuvių" },
  { "lu", "", WEAK, "Tshiluba" },
  { "lv", "LV", STRONG, "Latviešu" },
  { "mg", "", WEAK, "Malagasy" },
  { "mh", "", WEAK, "Kajin M̧ajeļ" },
  { "mi", "", WEAK, "Māori" },
  { "mk", "MK", STRONG, "Македонски" },
  { "ml", "IN", WEAK, "മലയാളം" },
  { "mn", "MN", FAIR, "Монгол" },
  { "mr", "IN", STRONG, "मराठी" },
  { "ms", "MY", FAIR, "Bahasa Melayu" },
  { "mt", "", WEAK, "Malti" },
  { "my", "MM", FAIR, "မြန်မာ" },
  { "na", "", WEAK, "Dorerin Naoero" },
  { "nb", "NO", STRONG, "Norsk bokmål" },
  { "nd", "", WEAK, "isiNdebele" },
  { "ne", "NP", FAIR, "नेपाली" },
  { "ng", "", WEAK, "Owambo" },
  { "nl", "NL", STRONG, "Nederlands" },
  { "nn", "NO", STRONG, "Norsk nynorsk" },
  { "no", "NO", FAIR, "Norsk" },
  { "nr", "", WEAK, "isiNdebele" },
  { "nv", "", WEAK, "Diné bizaad" },
  { "ny", "", WEAK, "Chichewa" },
  { "oc", "", WEAK, "Occitan" },
  { "oj", "", WEAK, "ᐊᓂᔑᓈᐯᒧᐎᓐ" },
  { "om", "", WEAK, "Oromoo" },
  { "or", "IN", WEAK, "ଓଡ଼ିଆ" },
  { "os", "", WEAK, "Ирон" },
  { "pa", "IN", FAIR, "ਪੰਜਾਬੀ" },
  { "pi", "", WEAK, "पाऴि" },
  { "pl", "PL", STRONG, "Polski" },
  { "ps", "", WEAK, "پښتو" },
  { "pt", "PT", STRONG, "Português" },
  { "qu", "", WEAK, "Runa Simi" },
  { "rm", "", WEAK, "Rumantsch" },
  { "rn", "", WEAK, "Ikirundi" },
  { "ro", "RO", STRONG, "Română" },
  { "ru", "RU", STRONG, "Русский" },
  { "rw", "", WEAK, "Ikinyarwanda" },
  { "sa", "", WEAK, "संस्कृतम्" },
  { "sc", "", WEAK, "Sardu" },
  { "sd", "", WEAK, "سنڌي" },
  { "se", "", WEAK, "Davvisámegiella" },
  { "sg", "", WEAK, "Sängö" },
  { "si", "LK", FAIR, "සිංහල" },
  { "sk", "SK", STRONG, "Slovenčina" },
  { "sl", "SI", STRONG, "Slovenščina" },
  { "sm", "", WEAK, "Gagana Samoa" },
  { "sn", "", WEAK, "chiShona" },
  { "so", "", WEAK, "Soomaali" },
  { "sq", "AL", STRONG, "Shqip" },
  { "sr", "RS", STRONG, "Српски" },
  { "ss", "", WEAK, "SiSwati" },
  { "st", "", WEAK, "Sesotho" },
  { "su", "", WEAK, "Basa Sunda" },
  { "sv", "SE", STRONG, "Svenska" },
  { "sw", "KE", FAIR, "Kiswahili" },
  { "ta", "IN", FAIR, "தமிழ்" },
  { "te", "IN", FAIR, "తెలుగు" },
  { "tg", "", WEAK, "Тоҷикӣ" },
  { "th", "TH", STRONG, "ไทย" },
  { "ti", "", WEAK, "ትግርኛ" },
  { "tk", "", WEAK, "Türkmençe" },
  { "tl", "PH", FAIR, "Tagalog" },
  { "tn", "", WEAK, "Setswana" },
  { "to", "", WEAK, "Lea faka-Tonga" },
  { "tr", "TR", STRONG, "Türkçe" },
  { "ts", "", WEAK, "Xitsonga" },
  { "tt", "", WEAK, "Татарча" },
  { "ty", "", WEAK, "Reo Tahiti" },
  { "ug", "", WEAK, "ئۇيغۇرچە" },
  { "uk", "UA", STRONG, "Українська" },
  { "ur", "PK", STRONG, "اردو" },
  { "uz", "UZ", STRONG, "Oʻzbekcha" },
  { "ve", "", WEAK, "Tshivenḓa" },
  { "vi", "VN", FAIR, "Tiếng Việt" },
  { "vo", "", WEAK, "Volapük" },
  { "wa", "", WEAK, "Walon" },
  { "wo", "", WEAK, "Wolof" },
  { "xh", "", WEAK, "isiXhosa" },
  { "yi", "", WEAK, "ייִדיש" },
  { "yo", "", WEAK, "Yorùbá" },
  { "za", "", WEAK, "Saɯ cueŋƅ" },
  { "zh", "", STRONG, "中文" },
  { "zu", "", WEAK, "isiZulu" },
};

/* What people write for a tag. */
static const struct
{
  const char         *text;
  const char         *tag;
  CarrelLanguageSign  sign;
} habits[] = {
  { "br", "pt-BR", FAIR },
  { "chs", "zh-CN", STRONG },
  { "cht", "zh-TW", STRONG },
  { "cn", "zh-CN", STRONG },
  { "cz", "cs", STRONG },
  { "dk", "da", FAIR },
  { "gr", "el", FAIR },
  { "hk", "zh-HK", FAIR },
  { "jp", "ja", STRONG },
  { "kr", "ko", STRONG },
  { "ptbr", "pt-BR", STRONG },
  { "se", "sv", WEAK },
  { "tw", "zh-TW", FAIR },
  { "ua", "uk", STRONG },
  { "vn", "vi", STRONG },
  { "zh-hans", "zh-CN", STRONG },
  { "zh-hant", "zh-TW", STRONG },
  { "zhcn", "zh-CN", STRONG },
  { "zhtw", "zh-TW", STRONG },
};

/* Tags with a region of which people say more than the language. */
static const struct
{
  const char *tag;
  const char *name;
} variants[] = {
  { "pt-BR", "Português (Brasil)" },
  { "zh-CN", "简体中文" },
  { "zh-HK", "繁體中文（香港）" },
  { "zh-TW", "繁體中文" },
};

/* ISO 3166-1, and the numbers for Latin America and the world. */
static const char regions[] =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA "
  "CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA "
  "GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP "
  "KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS "
  "MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS "
  "RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW "
  "TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW 001 419";

/* Returns the index, or -1. */
static int
find_code (const char *code)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (languages);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (languages[middle].code, code);

      if (order == 0)
        return middle;

      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return -1;
}

static gboolean
is_region (const char *text)
{
  gsize length = strlen (text);

  return (length == 2 || length == 3) && strchr (text, ' ') == NULL && strstr (regions, text) != NULL;
}

static CarrelLanguageSign
parse_habit (const char  *folded,
             char       **tag)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (habits); i++)
    {
      if (strcmp (habits[i].text, folded) == 0)
        {
          *tag = g_strdup (habits[i].tag);
          return habits[i].sign;
        }
    }

  return CARREL_LANGUAGE_SIGN_NONE;
}

/* The region is left out where it goes without saying: `ja-JP`, and `ja-JA` as many write it. */
static char *
join_region (int         language,
             const char *region)
{
  const char *code = languages[language].code;

  if (strcmp (region, languages[language].region) == 0 || g_ascii_strcasecmp (region, code) == 0)
    return g_strdup (code);

  return g_strdup_printf ("%s-%s", code, region);
}

/**
 * carrel_language_parse:
 * @text: a part of a name, as `ja`, `zh_cn` or `ua`
 * @length: in bytes
 * @tag: (out) (optional) (nullable): gets the tag in its normal form, as `ja`, `zh-CN` or `uk`
 *
 * Knows what people call languages in the names of files, beside BCP 47.
 *
 * Returns: how surely @text is a language
 */
CarrelLanguageSign
carrel_language_parse (const char  *text,
                       gsize        length,
                       char       **tag)
{
  g_autofree char *folded = g_ascii_strdown (text, length);
  g_autofree char *found = NULL;
  CarrelLanguageSign sign;
  char *region;

  g_strdelimit (folded, "_", '-');
  sign = parse_habit (folded, &found);
  region = strchr (folded, '-');

  if (region != NULL)
    *region++ = '\0';

  if (sign == CARREL_LANGUAGE_SIGN_NONE)
    {
      int language = find_code (folded);
      g_autofree char *upper = region != NULL ? g_ascii_strup (region, -1) : NULL;

      if (language >= 0 && (upper == NULL || is_region (upper) || g_ascii_strcasecmp (upper, folded) == 0))
        {
          found = upper != NULL ? join_region (language, upper) : g_strdup (folded);
          sign = languages[language].sign;

          /* Nobody writes a region by accident. */
          if (sign == CARREL_LANGUAGE_SIGN_FAIR && upper != NULL)
            sign = CARREL_LANGUAGE_SIGN_STRONG;
        }
    }

  if (tag != NULL)
    *tag = g_steal_pointer (&found);

  return sign;
}

/**
 * carrel_language_normalize:
 * @text: what an author says of a text's language
 *
 * Returns: (transfer full) (nullable): the tag, or %NULL when @text is hardly a language: `lang: ts`
 *   speaks of TypeScript
 */
char *
carrel_language_normalize (const char *text)
{
  g_autofree char *tag = NULL;

  if (carrel_language_parse (text, strlen (text), &tag) < CARREL_LANGUAGE_SIGN_FAIR)
    return NULL;

  return g_steal_pointer (&tag);
}

/**
 * carrel_language_dup_name:
 * @tag: in its normal form
 *
 * Returns: (transfer full): what the language calls itself, or @tag when nobody here knows
 */
char *
carrel_language_dup_name (const char *tag)
{
  g_auto (GStrv) parts = g_strsplit (tag, "-", 2);
  int language;
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (variants); i++)
    if (strcmp (variants[i].tag, tag) == 0)
      return g_strdup (variants[i].name);

  language = *tag != '\0' ? find_code (parts[0]) : -1;

  if (language < 0)
    return g_strdup (tag);

  return parts[1] != NULL ? g_strdup_printf ("%s (%s)", languages[language].name, parts[1])
                          : g_strdup (languages[language].name);
}
