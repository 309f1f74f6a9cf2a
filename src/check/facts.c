/* SPDX-License-Identifier: MIT */
/* What the name and the answers say about all lines of a file. */
#include <string.h>

#include "check/judge.h"

static const struct kind_ops *const kinds[KIND_COUNT] = {
	[KIND_TRAIT] = &kind_trait_ops,
	[KIND_ODC] = &kind_odc_ops,
	[KIND_IDSYNC] = &kind_idsync_ops,
	[KIND_C2C] = &kind_c2c_ops,
};

/* The data sources: as the name has them, else as they were answered. */
static size_t
sources(const struct context *context, const struct name_parts *name,
    uint64_t dpids[NAME_DPIDS_MAX])
{
	if (name->count > 0) {
		memcpy(dpids, name->dpids, name->count * sizeof(*dpids));
		return name->count;
	}
	dpids[0] = context->dpid;
	dpids[1] = context->target;
	if (context->target != 0)
		return 2;
	return context->dpid != 0 ? 1 : 0;
}

/* The first column of an ID-sync file is 0 for AAM's own IDs. */
static enum idtype
column_type(const struct facts *f, uint64_t dpid, size_t column)
{
	enum idtype shared = idtype_of_dpid(dpid);

	if (f->kind == KIND_C2C)
		return column == 0 ? IDTYPE_CRM : IDTYPE_HEMAIL;
	if (shared != IDTYPE_COUNT)
		return shared;
	if (f->sync)
		return dpid == 0 ? IDTYPE_AAM : IDTYPE_CRM;
	return f->context->idtype;
}

void
facts_fill(struct facts *f, const struct context *context,
    const struct name_parts *name)
{
	uint64_t dpids[NAME_DPIDS_MAX] = { 0 };
	size_t count;

	memset(f, 0, sizeof(*f));
	f->context = context;
	f->kind = context->kind != KIND_UNKNOWN ? context->kind : name->kind;
	/* Nearly all files are trait files; so is one that does not say. */
	if (f->kind == KIND_UNKNOWN)
		f->kind = KIND_TRAIT;
	f->ops = kinds[f->kind];
	f->sync = f->kind == KIND_IDSYNC || f->kind == KIND_C2C;
	f->overwrite = name->overwrite && !f->sync;
	count = sources(context, name, dpids);
	for (size_t i = 0; i < count; i++)
		f->types[i] = column_type(f, dpids[i], i);
	f->idtype = count > 0 ? f->types[0] :
	    f->sync ? column_type(f, 0, 0) : context->idtype;
	f->columns = count;
	if (count > 0 && !f->sync)
		f->trait_owner = dpids[count > 1 ? 1 : 0];
	f->site.ids = context->site_ids;
	f->site.count = context->site_count;
}

void
facts_release(struct facts *f)
{
	site_release(&f->site);
}
