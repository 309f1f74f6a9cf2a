dnl SPDX-License-Identifier: MIT
dnl Warnings and hardening: each flag is tried, what the compiler knows is
dnl used.  Sets and substitutes AAM_CFLAGS, AAM_CPPFLAGS and AAM_LDFLAGS.

dnl AAM_TRY_CFLAG(FLAG): add FLAG to AAM_CFLAGS if a program links with it.
AC_DEFUN([AAM_TRY_CFLAG], [
AS_VAR_PUSHDEF([cache], [aam_cv_cflag_$1])
AC_CACHE_CHECK([whether $CC accepts $1], [cache], [
    aam_save_CFLAGS=$CFLAGS
    CFLAGS="$CFLAGS $AAM_CFLAGS -Werror $1"
    AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
        [AS_VAR_SET([cache], [yes])], [AS_VAR_SET([cache], [no])])
    CFLAGS=$aam_save_CFLAGS])
AS_VAR_IF([cache], [yes], [AAM_CFLAGS="$AAM_CFLAGS $1"])
AS_VAR_POPDEF([cache])])

dnl AAM_TRY_LDFLAG(FLAG): the same for the linker.
AC_DEFUN([AAM_TRY_LDFLAG], [
AS_VAR_PUSHDEF([cache], [aam_cv_ldflag_$1])
AC_CACHE_CHECK([whether the linker accepts $1], [cache], [
    aam_save_LDFLAGS=$LDFLAGS
    LDFLAGS="$LDFLAGS -Werror $1"
    AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
        [AS_VAR_SET([cache], [yes])], [AS_VAR_SET([cache], [no])])
    LDFLAGS=$aam_save_LDFLAGS])
AS_VAR_IF([cache], [yes], [AAM_LDFLAGS="$AAM_LDFLAGS $1"])
AS_VAR_POPDEF([cache])])

AC_DEFUN([AAM_COMPILER_FLAGS], [
AAM_CFLAGS="-std=c11"
AAM_CPPFLAGS="-D_POSIX_C_SOURCE=200809L"
AAM_LDFLAGS=
m4_foreach_w([flag], [-Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes
    -Wmissing-prototypes -Wwrite-strings -Wvla -Wformat=2
    -Wdeclaration-after-statement -Wundef -Wconversion -Wsign-conversion
    -Wimplicit-fallthrough -Wtrampolines -Wbidi-chars=any
    -Wno-format-nonliteral
    -Werror=format-security -Werror=implicit
    -Werror=incompatible-pointer-types -Werror=int-conversion
    -fno-delete-null-pointer-checks -fno-strict-overflow
    -fno-strict-aliasing], [AAM_TRY_CFLAG(flag)])
AS_IF([test "x$enable_sanitizers" = xthread],
    [AAM_CFLAGS="$AAM_CFLAGS -fsanitize=thread -O1 -g"
     AAM_LDFLAGS="-fsanitize=thread"],
    [test "x$enable_sanitizers" = xyes],
    [AAM_CFLAGS="$AAM_CFLAGS -fsanitize=address,undefined"
     AAM_CFLAGS="$AAM_CFLAGS -fno-sanitize-recover=all -O1 -g"
     AAM_CFLAGS="$AAM_CFLAGS -fno-omit-frame-pointer"
     AAM_LDFLAGS="-fsanitize=address,undefined"],
    [test "x$enable_coverage" = xyes],
    [# A worker thread counts as well: only atomic counts are right.
     AAM_CFLAGS="$AAM_CFLAGS --coverage -fprofile-update=atomic -O0 -g"
     AAM_LDFLAGS="--coverage"],
    [AAM_CPPFLAGS="$AAM_CPPFLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3"
     AS_CASE([" $CFLAGS "], [*" -O0 "*],
         [AAM_CPPFLAGS="-D_POSIX_C_SOURCE=200809L"])
     m4_foreach_w([flag], [-fstack-protector-strong
         -fstack-clash-protection -fcf-protection=full
         -ftrivial-auto-var-init=zero -fPIE], [AAM_TRY_CFLAG(flag)])
     m4_foreach_w([flag], [-pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
         -Wl,-z,nodlopen -Wl,--as-needed], [AAM_TRY_LDFLAG(flag)])])
AS_IF([test "x$enable_werror" = xyes], [AAM_CFLAGS="$AAM_CFLAGS -Werror"])
AC_SUBST([AAM_CFLAGS])
AC_SUBST([AAM_CPPFLAGS])
AC_SUBST([AAM_LDFLAGS])])
