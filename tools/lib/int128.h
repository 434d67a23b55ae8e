/* int128 - integers of 128 bits, which hold every sum
 *
 * Compilers for processors of 32 bits have no __int128, but some have the same by another name.
 * Conversions between these and doubles are left out there: go through 64 bits. */
#ifndef MIG_INT128_H
#define MIG_INT128_H

#if defined __SIZEOF_INT128__
__extension__ typedef __int128 mig_int128;
__extension__ typedef unsigned __int128 mig_uint128;
#elif defined __BITINT_MAXWIDTH__ && __BITINT_MAXWIDTH__ >= 128
__extension__ typedef _BitInt(128) mig_int128;
__extension__ typedef unsigned _BitInt(128) mig_uint128;
#else
#error "this compiler has no integers of 128 bits here: for 32 bits build with clang 16 or later"
#endif

#endif
