/* SPDX-License-Identifier: MIT */
/* Rules are few: a list, read from the front, beneath one lock. */
#include "tests/server/rules.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"

enum { RULES_MAX = 64 };

struct list {
	struct rule rules[RULES_MAX];
	unsigned n;
};

struct rules {
	pthread_mutex_t lock;
	const char *const *known;
	struct list given, read;
	const char *path;
	struct stat state;	/* of the file that read comes from */
	uint64_t generation;
};

struct rules *
rules_new(const char *const *known)
{
	struct rules *r = xcalloc(1, sizeof(*r));

	r->known = known;
	(void)pthread_mutex_init(&r->lock, NULL);
	return r;
}

static bool
is_known(const struct rules *r, const char *what)
{
	const char *const *k = r->known;

	while (*k != NULL && strcmp(*k, what) != 0)
		k++;
	return *k != NULL;
}

static bool
set_text(char *to, size_t room, const char *from, size_t n)
{
	if (n >= room)
		return false;
	memcpy(to, from, n);
	to[n] = '\0';
	return true;
}

static bool
set_number(uint64_t *to, const char *from)
{
	char *end;

	*to = strtoull(from, &end, 10);
	return end != from && *end == '\0';
}

/* The words of a rule, one after the other. */
static bool
take_word(struct rule *rule, unsigned at, const char *word)
{
	size_t colon = strcspn(word, ":"), equals = strcspn(word, "=");

	if (at == 0)
		return set_text(rule->where, sizeof(rule->where), word,
		    colon) && (word[colon] == '\0' ||
		    set_number(&rule->part, word + colon + 1));
	if (at == 1)
		return set_text(rule->what, sizeof(rule->what), word,
		    equals) && (word[equals] == '\0' ||
		    set_text(rule->value, sizeof(rule->value),
		    word + equals + 1, strlen(word + equals + 1)));
	if (word[0] == 'x')
		return set_number(&rule->times, word + 1);
	if (strncmp(word, "from=", 5) == 0)
		return set_number(&rule->from, word + 5);
	if (strncmp(word, "key=", 4) == 0)
		return set_text(rule->key, sizeof(rule->key), word + 4,
		    strlen(word + 4));
	return false;
}

static bool
read_rule(const struct rules *r, const char *text, struct list *list)
{
	struct rule rule = { .from = 1 };
	unsigned words = 0;

	for (; *(text += strspn(text, " \t\n")) != '\0'; words++) {
		char word[RULE_TEXT];
		size_t n = strcspn(text, " \t\n");

		if (!set_text(word, sizeof(word), text, n) ||
		    !take_word(&rule, words, word))
			return false;
		text += n;
	}
	if (words < 2 || list->n == RULES_MAX || !is_known(r, rule.what))
		return words == 0;
	list->rules[list->n++] = rule;
	return true;
}

static bool
add(const struct rules *r, const char *text, struct list *list)
{
	if (text[0] == '#' || read_rule(r, text, list))
		return true;
	(void)fprintf(stderr, "not a rule: %s\n", text);
	return false;
}

bool
rules_add(struct rules *r, const char *text)
{
	return add(r, text, &r->given);
}

static bool
same_state(const struct stat *a, const struct stat *b)
{
	return a->st_ino == b->st_ino && a->st_size == b->st_size &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* Beneath the lock. */
static void
read_again(struct rules *r)
{
	struct stat now = { 0 };
	char text[2 * RULE_TEXT];
	FILE *f;

	if (r->path == NULL)
		return;
	(void)stat(r->path, &now);
	if (same_state(&now, &r->state))
		return;
	r->state = now;
	r->generation++;
	memset(&r->read, 0, sizeof(r->read));
	f = fopen(r->path, "r");
	while (f != NULL && fgets(text, sizeof(text), f) != NULL)
		(void)add(r, text, &r->read);
	if (f != NULL)
		(void)fclose(f);
}

void
rules_watch(struct rules *r, const char *path)
{
	r->path = path;
}

static bool
fits(struct rule *rule, const char *where, uint64_t part, const char *key)
{
	if (strcmp(rule->where, where) != 0 &&
	    (strcmp(rule->where, "any") != 0 || strcmp(where, "set") == 0))
		return false;
	if ((rule->part != 0 && rule->part != part) ||
	    (rule->key[0] != '\0' &&
	    (key == NULL || strcmp(rule->key, key) != 0)))
		return false;
	if (++rule->seen < rule->from ||
	    (rule->times != 0 && rule->used >= rule->times))
		return false;
	rule->used++;
	return true;
}

void
rules_meet(struct rules *r, const char *where, uint64_t part,
    const char *key, struct faults *f)
{
	struct list *lists[] = { &r->read, &r->given };

	(void)pthread_mutex_lock(&r->lock);
	read_again(r);
	f->n = 0;
	f->generation = r->generation;
	for (unsigned l = 0; l < 2; l++)
		for (unsigned i = 0; i < lists[l]->n; i++) {
			struct rule *rule = &lists[l]->rules[i];

			if (f->n < RULES_HIT && fits(rule, where, part, key))
				f->hit[f->n++] = *rule;
		}
	(void)pthread_mutex_unlock(&r->lock);
}

const char *
fault_value(const struct faults *f, const char *what)
{
	for (unsigned i = 0; i < f->n; i++)
		if (strcmp(f->hit[i].what, what) == 0)
			return f->hit[i].value;
	return NULL;
}

uint64_t
fault_number(const struct faults *f, const char *what, uint64_t other)
{
	const char *value = fault_value(f, what);

	return value == NULL ? other : strtoull(value, NULL, 10);
}

bool
rules_setting(struct rules *r, const char *name, char value[RULE_TEXT])
{
	struct faults f;
	const char *found;

	rules_meet(r, "set", 0, NULL, &f);
	found = fault_value(&f, name);
	if (found != NULL)
		memcpy(value, found, strlen(found) + 1);
	return found != NULL;
}

int64_t
rules_number(struct rules *r, const char *name, int64_t other)
{
	char value[RULE_TEXT];

	return rules_setting(r, name, value) ? strtoll(value, NULL, 10)
	    : other;
}

bool
rules_still(struct rules *r, uint64_t generation)
{
	bool still;

	(void)pthread_mutex_lock(&r->lock);
	read_again(r);
	still = r->generation == generation;
	(void)pthread_mutex_unlock(&r->lock);
	return still;
}
