# SPDX-License-Identifier: MIT
dist_man_MANS += doc/aam-onboard.1
dist_doc_DATA = README NEWS COPYING HACKING doc/ARCHITECTURE.md doc/BENCHMARKS
